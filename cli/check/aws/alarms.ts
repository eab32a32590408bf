import { DescribeAlarmsCommand, type CloudWatchClient } from '@aws-sdk/client-cloudwatch'
import { paginateListSubscriptionsByTopic, type SNSClient } from '@aws-sdk/client-sns'
import { defined } from '../../../lambda/codec/defined'
import { askAws, type AwsAnswer } from './aws-answer'
import type { Alarms, Subscriptions } from './stack-reader'

/** The maximum of one request to CloudWatch. */
const BATCH = 100

const batches = (names: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(names.length / BATCH) }, (_, i) => names.slice(i * BATCH, (i + 1) * BATCH))

export const alarmsOf = (client: CloudWatchClient, names: readonly string[]): Promise<AwsAnswer<Alarms>> =>
  askAws('cloudwatch:DescribeAlarms', async () => {
    const answers = await Promise.all(
      batches(names).map(some =>
        client.send(new DescribeAlarmsCommand({ AlarmNames: [...some], MaxRecords: BATCH })),
      ),
    )
    const alarms = answers.flatMap(({ MetricAlarms = [] }) =>
      MetricAlarms.map(alarm => ({
        name: alarm.AlarmName ?? '',
        isOn: alarm.StateValue === 'ALARM',
        description: alarm.AlarmDescription ?? '',
        actionsEnabled: alarm.ActionsEnabled ?? true,
        actions: alarm.AlarmActions ?? [],
        ...defined({ since: alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp }),
      })),
    )
    const found = new Set(alarms.map(({ name }) => name))
    return { alarms, deleted: names.filter(name => !found.has(name)) }
  })

/** SNS returns these in place of an ARN until the subscription is confirmed, and after it is deleted. */
const PENDING = 'PendingConfirmation'
const DELETED = 'Deleted'

const subscriptionsOf = async (client: SNSClient, topicArn: string): Promise<Subscriptions> => {
  const arns: string[] = []
  for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic(
    { client },
    { TopicArn: topicArn },
  ))
    arns.push(...Subscriptions.map(({ SubscriptionArn = '' }) => SubscriptionArn))
  const pending = arns.filter(arn => arn === PENDING).length
  return { pending, confirmed: arns.filter(arn => arn !== DELETED).length - pending }
}

export const allSubscriptions = (
  client: SNSClient,
  topicArns: readonly string[],
): Promise<AwsAnswer<readonly Subscriptions[]>> =>
  askAws('sns:ListSubscriptionsByTopic', () =>
    Promise.all(topicArns.map(topicArn => subscriptionsOf(client, topicArn))),
  )

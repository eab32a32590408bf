import { Duration } from 'aws-cdk-lib'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { DisconnectsStack } from '../../infra/disconnects-stack'
import { alarmsOf, SERVICE } from '../support/infra/alarms-of'
import { appWithoutBundles, resourcesOf, synthesize, type Synthesized } from '../support/infra/synthesized'

const byDefault = synthesize()

describe('silence', () => {
  const silenceOf = (noCallbackFor: Duration | false) => alarmsOf(synthesize({ noCallbackFor }))['Silence']

  test('of a day is told of, where nothing counts as missing callbacks', () => {
    expect(alarmsOf(byDefault)['Silence']).toMatchObject({
      Namespace: 'BandwidthDisconnects',
      MetricName: 'Received',
      Dimensions: [{ Name: 'service', Value: SERVICE }],
      Statistic: 'Sum',
      Period: 300,
      Threshold: 1,
      EvaluationPeriods: 288,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    })
  })

  test('can mean another time, up to what CloudWatch looks back to, or nothing', () => {
    expect(silenceOf(Duration.minutes(15))).toMatchObject({ Period: 300, EvaluationPeriods: 3 })
    expect(silenceOf(Duration.days(7))).toMatchObject({ Period: 3600, EvaluationPeriods: 168 })
    expect(silenceOf(false)).toBeUndefined()
  })

  test.each([Duration.minutes(0), Duration.minutes(7), Duration.minutes(1_445), Duration.days(8)])(
    'cannot mean a time that CloudWatch could not look back to: %s',
    noCallbackFor => {
      expect(() => silenceOf(noCallbackFor)).toThrow(
        /^noCallbackFor must be minutes: a multiple of 5 up to 1440/,
      )
    },
  )
})

describe('who is told', () => {
  const actionsOf = (synthesized: Pick<Synthesized, 'template'>) =>
    Object.values(alarmsOf(synthesized)).map(({ AlarmActions, OKActions }) => [AlarmActions, OKActions])

  test('is nobody by default: the alarms are there all the same', () => {
    expect(resourcesOf(byDefault.template, 'AWS::SNS::Topic')).toHaveLength(0)
    expect(new Set(actionsOf(byDefault).flat())).toStrictEqual(new Set([undefined]))
  })

  test('is an e-mail address, by TLS only, of every alarm and of its end', () => {
    const mailed = synthesize({ alarmEmail: 'operator@example.com' })
    const [subscription] = resourcesOf(mailed.template, 'AWS::SNS::Subscription')
    expect(subscription?.Properties).toMatchObject({ Protocol: 'email', Endpoint: 'operator@example.com' })
    const topic = subscription?.Properties['TopicArn']
    for (const actions of actionsOf(mailed)) expect(actions).toStrictEqual([[topic], [topic]])
    const [policy] = resourcesOf(mailed.template, 'AWS::SNS::TopicPolicy')
    expect(policy?.Properties['PolicyDocument']).toMatchObject({
      Statement: [
        { Effect: 'Deny', Action: 'sns:Publish', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        {
          Effect: 'Allow',
          Action: 'sns:Publish',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        },
      ],
    })
  })

  test('can be a topic that is there already', () => {
    const app = appWithoutBundles()
    const arn = 'arn:aws:sns:us-east-1:123456789012:pager'
    const alarmTopic = Topic.fromTopicArn(new DisconnectsStack(app, 'Other'), 'Pager', arn)
    const told = synthesize({ alarmTopic })
    for (const actions of actionsOf(told)) expect(actions).toStrictEqual([[arn], [arn]])
    expect(resourcesOf(told.template, 'AWS::SNS::Topic')).toHaveLength(0)
  })
})

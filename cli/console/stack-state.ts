import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch'
import * as E from 'fp-ts/Either'
import type { AlarmOn, AlarmsAnswer, Known } from '../../console/answers/waiting'
import { defined } from '../../lambda/codec/defined'
import { alarmsOf } from '../check/aws/alarms'
import type { AwsAnswer, Unreadable } from '../check/aws/aws-answer'
import { queueDepthOf } from '../check/aws/function'
import { alarmNamesIn, resourcesOf } from '../check/aws/resources'
import type { Alarm, Resource } from '../check/aws/stack-reader'
import { runbookOf, shortName } from '../check/judge/alarms'
import { awsClientOptions } from '../places/aws-client'
import { queueClient } from '../places/message-queue'
import type { DescribedStack, StackPlace } from '../places/place'

const unknown = ({ action, reason }: Unreadable): Exclude<Known<never>, { readonly value: never }> => {
  const [name = ''] = action.split(' ')
  return reason === 'denied' ? { notAllowed: name } : { failed: `${name} failed (${reason.error})` }
}

export const known = <A>(answer: AwsAnswer<A>): Known<A> =>
  E.isLeft(answer) ? unknown(answer.left) : { value: answer.right }

/** `What to do: docs/operations.md, "Silence".` is for e-mails. The page names the section itself. */
const WHAT_TO_DO = / What to do: docs\/operations\.md, .*$/s

export const alarmOn = ({ name, description, since }: Alarm): AlarmOn => {
  return {
    name: shortName(name),
    means: description.replace(WHAT_TO_DO, ''),
    ...defined({
      since: since?.toISOString(),
      runbook: runbookOf({ description }),
    }),
  }
}

export type StackState = {
  readonly overflow: () => Promise<Known<number>>
  readonly deadLetters: () => Promise<Known<number>>
  readonly alarms: () => Promise<AlarmsAnswer>
  readonly close: () => void
}

/** What AWS knows of a stack at the moment. Each part may be forbidden alone. */
export const openStackState = (
  place: StackPlace,
  { OverflowQueueUrl, DeadLetterQueueUrl }: DescribedStack['outputs'],
  environment: NodeJS.ProcessEnv,
): StackState => {
  const options = awsClientOptions(place.aws, environment)
  const [cloudFormation, cloudWatch] = [new CloudFormationClient(options), new CloudWatchClient(options)]
  const queues = queueClient(place, environment)
  let resources: AwsAnswer<readonly Resource[]> | undefined
  return {
    overflow: async () => known(await queueDepthOf(queues, OverflowQueueUrl)),
    deadLetters: async () => known(await queueDepthOf(queues, DeadLetterQueueUrl, 'the dead letters')),
    alarms: async () => {
      // A stack has the same alarms for as long as it is looked at. A failure is not remembered.
      if (resources === undefined || E.isLeft(resources))
        resources = await resourcesOf(cloudFormation, place.stack)
      if (E.isLeft(resources)) return unknown(resources.left)
      const found = await alarmsOf(cloudWatch, alarmNamesIn(resources.right))
      if (E.isLeft(found)) return unknown(found.left)
      const { alarms } = found.right
      return { value: { all: alarms.length, on: alarms.filter(({ isOn }) => isOn).map(alarmOn) } }
    },
    close: () => {
      for (const client of [cloudFormation, cloudWatch, queues]) client.destroy()
    },
  }
}

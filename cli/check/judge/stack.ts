import * as E from 'fp-ts/Either'
import { roughDuration } from '../../../display/text/numbers'
import type { DescribedStack } from '../../places/place'
import { type AwsAnswer, judgeUnreadable } from '../aws/aws-answer'
import type { Runtime } from '../aws/stack-reader'
import { type Finding, ok, warning } from '../finding'

const agesOf = ({ createdAt, updatedAt }: DescribedStack, now: number): string => {
  const since = (date: Date): string => `${roughDuration(now - date.getTime())} ago`
  if (createdAt === undefined) return ''
  return updatedAt === undefined
    ? `, deployed ${since(createdAt)}`
    : `, first deployed ${since(createdAt)}, last changed ${since(updatedAt)}`
}

/** Where the stack is, its age, and how its last deployment ended. */
export const judgeStack = (stack: DescribedStack, host: string, now: number): Finding => {
  const { name, region, account, status } = stack
  const means = `${name} in ${region}, account ${account}${agesOf(stack, now)}; callbacks go to ${host}`
  if (/_IN_PROGRESS$/.test(status))
    return warning(
      `${means}; a deployment is under way (${status})`,
      'run this again when the deployment is over',
    )
  if (/ROLLBACK|FAILED/.test(status))
    return warning(
      `${means}; its last deployment failed (${status})`,
      'see the events of the stack in CloudFormation, fix the cause, and deploy again',
    )
  return ok(means)
}

export type Versions = {
  readonly program: string
  /** Undefined for stacks before 0.2. */
  readonly stack?: string
  readonly runtime: AwsAnswer<Runtime>
}

export const judgeVersions = ({ program, stack, runtime }: Versions): Finding => {
  const means = `this program is ${program}, the stack ${stack === undefined ? 'has no version, so it is older than this program' : `is ${stack}`}`
  if (stack === undefined) return warning(means, 'deploy this version')
  if (stack !== program)
    return warning(means, 'deploy this version, or use the version of this program that the stack has')
  if (E.isRight(runtime)) return ok(`${means}; the receive function runs on ${runtime.right.runtime}`)
  const unread = judgeUnreadable(runtime.left)
  return { ...unread, means: `${means}; the runtime of the receive function is ${unread.means}` }
}

import { defined } from '../../lambda/codec/defined'
import { DEFAULT_METHOD, DEFAULT_TIMEOUT_SECONDS, isVoice, type Application } from './application'
import type { CompletenessOf } from './completeness'
import { destinationOf, maskedUrl, type Destination, type ThisStack } from './destination'
import { outboundSnippet } from './outbound'
import { warningsOf, type Warning } from './warnings'

export type ReportedApplication = {
  readonly applicationId: string
  readonly name: string
  /** Without its key. */
  readonly statusUrl?: string
  readonly method: string
  readonly timeoutSeconds: number
  readonly user?: string
  /** `a stack`: of this project, if none was chosen to compare with. */
  readonly goesTo: Destination['_tag'] | 'a stack'
  /** How the stack knows who sends it. */
  readonly by?: 'key' | 'former key' | 'unknown key' | 'user'
  /** From 0 to 1. */
  readonly completeness?: number
  readonly warnings: readonly Warning[]
}

/** The output of `--check --json`. */
export type ConfigurationReport = {
  readonly accountId: string
  readonly stack?: string
  readonly applications: readonly ReportedApplication[]
  /** What each createCall has to contain, with a word in place of the key. */
  readonly outbound: ReturnType<typeof outboundSnippet>
}

const reported =
  (stack: ThisStack | undefined, completenessOf: CompletenessOf) =>
  (application: Application): ReportedApplication => {
    const { id, name, statusUrl, statusMethod, timeoutSeconds, user } = application
    const destination = destinationOf(statusUrl, stack)
    return {
      applicationId: id,
      name,
      ...defined({ statusUrl: statusUrl === undefined ? undefined : maskedUrl(statusUrl, stack) }),
      method: statusMethod ?? DEFAULT_METHOD,
      timeoutSeconds: timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS,
      ...defined({ user }),
      goesTo: stack === undefined && destination._tag === 'another stack' ? 'a stack' : destination._tag,
      ...(destination._tag === 'this stack' && { by: destination.by }),
      ...defined({ completeness: completenessOf(id) }),
      warnings: warningsOf(application, destination, stack),
    }
  }

export const configurationReport = (
  accountId: string,
  applications: readonly Application[],
  stack: ThisStack | undefined,
  completenessOf: CompletenessOf,
): ConfigurationReport => ({
  accountId,
  ...defined({ stack: stack?.name }),
  applications: applications.filter(isVoice).map(reported(stack, completenessOf)),
  outbound: outboundSnippet(stack?.url),
})

import * as stored from './checks/stored'
import * as authorized from './checks/authorized'
import * as refused from './checks/refused'
import { malformed } from './checks/malformed'
import { newestRecord } from './checks/newest-record'
import { reconciliation } from './checks/reconciliation'
import { shards } from './checks/shards'
import * as stackChecks from './checks/stack-checks'
import type { Check, CheckContext, Need, Pending, StackContext } from './context'
import type { Finding } from './finding'

/** False leaves out the check. */
export type Choices = { readonly challenge: boolean; readonly quarantine: boolean }

/** The checks that a twin does not have. */
const OF_STACK: readonly Check<StackContext>[] = [
  stackChecks.stack,
  stackChecks.versions,
  stackChecks.draining,
  stackChecks.alarms,
  stackChecks.alarmAddress,
  stackChecks.concurrency,
  stackChecks.throttle,
  shards,
]

const CHALLENGE = [refused.challenge]
const AUTHORIZED = [authorized.key, authorized.basicAuth]
const PREVIOUS = [authorized.previousKey, authorized.previousPassword]
const REFUSED = [refused.noCredentials, refused.wrongKey, refused.wrongBasic]
const SLASH = [authorized.slash]
const STORED = [stored.post, stored.get, stored.duplicate, stored.large]
const QUESTION = [stored.unsignedQuestion]
const MALFORMED = [malformed]

const all = <A>(condition: boolean, checks: readonly A[]): readonly A[] => (condition ? checks : [])

/** A stack has these outputs only with the settings `reconcileAccountIds`, and `eventBus` or `forwardTo`. */
const ofStack = (context: StackContext): readonly Check<StackContext>[] => [
  ...OF_STACK,
  ...all(context.stack.outputs.BandwidthSecretArn !== undefined, [reconciliation]),
  ...all(context.stack.outputs.EventBusName !== undefined, [stackChecks.publishing]),
]

const ofAny = (context: CheckContext, { challenge, quarantine }: Choices): readonly Check<CheckContext>[] => [
  newestRecord,
  ...all(challenge, CHALLENGE),
  ...AUTHORIZED,
  ...all(context.previous !== undefined, PREVIOUS),
  ...REFUSED,
  ...SLASH,
  ...STORED,
  ...all(context.questions !== undefined, QUESTION),
  ...all(quarantine, MALFORMED),
]

/** A check with its context. */
export type BoundCheck = {
  readonly name: string
  /** `authorization` includes `answers`. */
  readonly needs: readonly Need[]
  readonly run: () => Promise<Finding | Pending>
}

const NEEDS = { answers: ['answers'], authorization: ['answers', 'authorization'] } as const

const bound =
  <Context>(context: Context) =>
  ({ name, needs, run }: Check<Context>): BoundCheck => ({
    name,
    needs: needs === undefined ? [] : NEEDS[needs],
    run: () => run(context),
  })

/** Every check in its order; those that only read come first. */
export const checksOf = (context: CheckContext | StackContext, choices: Choices): readonly BoundCheck[] => [
  ...('stack' in context ? ofStack(context).map(bound(context)) : []),
  ...ofAny(context, choices).map(bound(context)),
]

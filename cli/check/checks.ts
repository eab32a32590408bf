import * as kept from './checks/kept'
import * as letIn from './checks/let-in'
import { newestRecord } from './checks/newest-record'
import * as stackChecks from './checks/stack-checks'
import type { Check, CheckContext, Later, StackContext } from './context'
import type { Finding } from './finding'

/** What is left out. */
export type Choices = { readonly challenge: boolean; readonly quarantine: boolean }

/** What AWS tells of a stack; a twin has none of it. */
const OF_STACK: readonly Check<StackContext>[] = [
  stackChecks.stack,
  stackChecks.versions,
  stackChecks.alarms,
  stackChecks.alarmAddress,
  stackChecks.concurrency,
  stackChecks.throttle,
]

const CHALLENGE = [letIn.challenge]
const LET_IN = [letIn.key, letIn.basicAuth]
const PREVIOUS = [letIn.previousKey, letIn.previousPassword]
const REFUSED = [letIn.wrongKey, letIn.wrongBasic, letIn.slash]
const KEPT = [kept.post, kept.get, kept.duplicate, kept.large]
const QUESTION = [kept.unsignedQuestion]
const NONSENSE = [kept.nonsenseKept]

const all = <A>(condition: boolean, checks: readonly A[]): readonly A[] => (condition ? checks : [])

const ofAny = (context: CheckContext, { challenge, quarantine }: Choices): readonly Check<CheckContext>[] => [
  newestRecord,
  ...all(challenge, CHALLENGE),
  ...LET_IN,
  ...all(context.previous !== undefined, PREVIOUS),
  ...REFUSED,
  ...KEPT,
  ...all(context.questions !== undefined, QUESTION),
  ...all(quarantine, NONSENSE),
]

/** A check with all that it needs. */
export type BoundCheck = { readonly name: string; readonly run: () => Promise<Finding | Later> }

const bound =
  <Context>(context: Context) =>
  ({ name, run }: Check<Context>): BoundCheck => ({ name, run: () => run(context) })

/** Every check, in the order in which they are run: first what is only read. */
export const checksOf = (context: CheckContext | StackContext, choices: Choices): readonly BoundCheck[] => [
  ...('stack' in context ? OF_STACK.map(bound(context)) : []),
  ...ofAny(context, choices).map(bound(context)),
]

import * as t from 'io-ts'
import { nonEmpty, textCodec } from '../codec/text'

interface CauseBrand {
  readonly Cause: unique symbol
}

/** Why the call ended, as Bandwidth names it. Open: other values can appear. Never read it without the event type. */
export const Cause = textCodec<CauseBrand>('Cause', 'text', nonEmpty)
export type Cause = t.TypeOf<typeof Cause>

/** Who a cause speaks of: the side of the call, the user's application, a limit, or Bandwidth's platform. */
export const CauseClass = t.keyof(
  {
    normal: null,
    callee: null,
    caller: null,
    application: null,
    limit: null,
    platform: null,
    unrecognized: null,
  },
  'CauseClass',
)
export type CauseClass = t.TypeOf<typeof CauseClass>

const CLASSES: ReadonlyMap<string, CauseClass> = new Map<string, CauseClass>([
  ['hangup', 'normal'],
  ['busy', 'callee'],
  ['rejected', 'callee'],
  ['timeout', 'callee'],
  ['cancel', 'caller'],
  ['callback-error', 'application'],
  ['invalid-bxml', 'application'],
  ['application-error', 'application'],
  ['account-limit', 'limit'],
  ['node-capacity-exceeded', 'limit'],
  ['error', 'platform'],
  ['unknown', 'platform'],
])

/** The 12 causes of Bandwidth's documentation. */
export const RECOGNIZED_CAUSES: readonly Cause[] = [...CLASSES.keys()] as Cause[]

export const causeClass = (cause: Cause): CauseClass => CLASSES.get(cause) ?? 'unrecognized'

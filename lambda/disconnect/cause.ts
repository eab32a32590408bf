import * as t from 'io-ts'
import { textCodec } from '../codec/text'

interface CauseBrand {
  readonly Cause: unique symbol
}

/**
 * Bandwidth's name for why the call ended. Other values can appear. What it means depends on the event type, so never read one without
 * the other.
 */
export const Cause = textCodec<CauseBrand>('Cause')
export type Cause = t.TypeOf<typeof Cause>

/** Where the cause lies: at one side of the call, in the user's application, in a limit, or in Bandwidth's platform. */
// Functions that only store records do not need it, nor the list of causes; without the marks, bundlers keep every call.
export const CauseClass = /* @__PURE__ */ t.keyof(
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

/** A call of these classes failed: somebody has to look for the reason. */
export const FAILED_CLASSES = ['application', 'limit', 'platform'] as const satisfies readonly CauseClass[]
export type FailedClass = (typeof FAILED_CLASSES)[number]

export const isFailedClass = (name: CauseClass | undefined): boolean =>
  FAILED_CLASSES.some(failed => failed === name)

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

/** The 12 causes in Bandwidth's documentation. */
export const RECOGNIZED_CAUSES: readonly Cause[] = /* @__PURE__ */ Array.from(
  CLASSES,
  ([name]) => name as Cause,
)

export const isRecognized = (cause: Cause): boolean => CLASSES.has(cause)

/** Of any text: stored causes and those in figures are texts. */
export const causeClass = (cause: string): CauseClass => CLASSES.get(cause) ?? 'unrecognized'

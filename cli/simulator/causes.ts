import type { Random } from './random'

/**
 * How many calls of a thousand end with each cause, which share of them was answered, and the class that the record must have. The
 * classes are repeated here on purpose: the code that is checked must not define what is expected.
 */
const MIX = {
  hangup: [800, 1, 'normal'],
  busy: [55, 0, 'callee'],
  timeout: [55, 0, 'callee'],
  cancel: [30, 0, 'caller'],
  rejected: [20, 0, 'callee'],
  'callback-error': [9, 0.6, 'application'],
  'invalid-bxml': [5, 0.8, 'application'],
  'application-error': [8, 0.7, 'application'],
  'account-limit': [4, 0, 'limit'],
  'node-capacity-exceeded': [2, 0, 'limit'],
  error: [7, 0.3, 'platform'],
  unknown: [5, 0.3, 'platform'],
} as const satisfies Readonly<
  Record<string, readonly [permille: number, answered: number, causeClass: string]>
>

export type SimulatedCause = keyof typeof MIX

const CAUSES = Object.keys(MIX) as readonly SimulatedCause[]

export const simulatedCause = (random: Random): SimulatedCause => {
  let rest = random.between(0, 999)
  for (const cause of CAUSES) {
    rest -= MIX[cause][0]
    if (rest < 0) return cause
  }
  return 'unknown'
}

export const wasAnswered = (cause: SimulatedCause, random: Random): boolean => random.chance(MIX[cause][1])

export const expectedCauseClass = (cause: string): string =>
  CAUSES.find(known => known === cause) === undefined ? 'unrecognized' : MIX[cause as SimulatedCause][2]

/** Failures have a message and an id; a timeout was seen with a message only. */
export const hasErrorMessage = (cause: SimulatedCause): boolean => cause !== 'hangup' && cause !== 'cancel'
export const hasErrorId = (cause: SimulatedCause): boolean => hasErrorMessage(cause) && cause !== 'timeout'

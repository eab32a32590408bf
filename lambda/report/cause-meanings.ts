/** What a cause says to somebody who does not know it. */
export type CauseMeaning = {
  /** In a sentence: "what grew most: … (callback-error)". */
  readonly called: string
  readonly meaning: string
  /** What the operator of the application can do. */
  readonly toDo: string
}

/** One for each of the causes that Bandwidth documents. */
const MEANINGS = {
  hangup: {
    called: 'calls that ended as they should',
    meaning: 'One side hung up, or the application ended the call. Who it was cannot be known.',
    toDo: 'No action is needed. Many short calls are worth a look.',
  },
  busy: {
    called: 'busy lines',
    meaning: 'The line that was called was busy.',
    toDo: 'Try again later.',
  },
  rejected: {
    called: 'declined calls',
    meaning: 'The person who was called declined, or their carrier refused the call.',
    toDo: 'A few need no action. If they grow, see whether the number that calls is marked as spam.',
  },
  timeout: {
    called: 'calls that nobody took',
    meaning: 'Nobody answered in time.',
    toDo: 'Call at other times of day, or let it ring longer.',
  },
  cancel: {
    called: 'calls that were given up',
    meaning: 'The caller hung up before anybody answered.',
    toDo: 'Answer sooner, or say how long the wait is.',
  },
  'callback-error': {
    called: 'errors of our own web server',
    meaning: 'Our web server answered a callback with an error, or not in time.',
    toDo: "Check the application's log for that time. Set a fallback URL for callbacks that have one.",
  },
  'invalid-bxml': {
    called: 'instructions that Bandwidth could not read',
    meaning: 'Our web server answered with BXML (instructions for a call) that cannot be read.',
    toDo: 'Check the newest change of its templates.',
  },
  'application-error': {
    called: 'instructions that could not be followed',
    meaning: 'Our application asked for something that cannot be done, such as a transfer to a wrong number.',
    toDo: 'Read the error messages of these calls.',
  },
  'account-limit': {
    called: "calls above the account's limit",
    meaning: 'There were more calls than the account allows at once or in a second.',
    toDo: 'Slow down what calls, or ask Bandwidth for more capacity.',
  },
  'node-capacity-exceeded': {
    called: 'calls for which Bandwidth had no capacity',
    meaning: 'The part of Bandwidth that had the call was at its limit.',
    toDo: 'Try these calls again, spread over more time. If it lasts, ask Bandwidth.',
  },
  error: {
    called: "errors of Bandwidth's platform",
    meaning: 'Bandwidth could not go on with the call.',
    toDo: 'A few need no action. If they cluster, send Bandwidth the error ids.',
  },
  unknown: {
    called: 'ends without a known reason',
    meaning: 'The call ended, and Bandwidth does not know why.',
    toDo: 'A few need no action. If they cluster, send Bandwidth the call ids.',
  },
} as const satisfies Readonly<Record<string, CauseMeaning>>

const UNDOCUMENTED: CauseMeaning = {
  called: 'causes that Bandwidth has not documented',
  meaning: 'Bandwidth has not documented this cause.',
  toDo: 'Ask Bandwidth what it means.',
}

export const causeMeaning = (cause: string): CauseMeaning =>
  Object.hasOwn(MEANINGS, cause) ? MEANINGS[cause as keyof typeof MEANINGS] : UNDOCUMENTED

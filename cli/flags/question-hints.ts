import { isRecognized, RECOGNIZED_CAUSES, type Cause } from '../../lambda/disconnect/cause'
import type { Question } from '../../lambda/question/question'
import { flagOf } from './flag'

/** Digits, perhaps with separators, that are too many for a short code. */
const WITHOUT_PLUS = /^[\d\s().-]{7,}$/

const numberHints = (question: Question): readonly string[] =>
  (['number', 'from', 'to'] as const)
    .filter(name => WITHOUT_PLUS.test(question[name] ?? ''))
    .map(name => `${flagOf(name)}: most numbers are stored with a plus, as +15555550100`)

/** In characters. A longer cause is no misspelling of a documented one. */
const CAUSE_MAX = 64

/** The documented cause that differs in the fewest letters, if these are at most a third. */
const nearest = (cause: string, distance: (a: string, b: string) => number): string | undefined => {
  const written = cause.toLowerCase()
  const [best] = RECOGNIZED_CAUSES.map(known => ({ known, differing: distance(written, known) })).sort(
    (a, b) => a.differing - b.differing,
  )
  if (best === undefined) return undefined
  return best.differing * 3 <= Math.max(written.length, best.known.length) ? best.known : undefined
}

const causeHints = async (causes: readonly Cause[]): Promise<readonly string[]> => {
  const unknown = causes.filter(cause => !isRecognized(cause) && cause.length <= CAUSE_MAX)
  if (unknown.length === 0) return []
  const { distance } = await import('fastest-levenshtein')
  const meant = unknown.flatMap(cause => nearest(cause, distance) ?? [])
  return [...new Set(meant)].map(cause => `${flagOf('cause')}: did you mean ${cause}?`)
}

/** A line for each likely mistake in a question that is valid. Hints do not repeat its values. */
export const hintsOf = async (question: Question): Promise<readonly string[]> => [
  ...numberHints(question),
  ...(await causeHints(question.cause?.causes ?? [])),
]

import { isRecognized, RECOGNIZED_CAUSES, type Cause } from '../../lambda/disconnect/cause'
import { PARAMETER_NAMES } from '../../lambda/question/parameters'
import type { Question } from '../../lambda/question/question'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { flagOf } from '../../display/text/command-words'

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

const causeHints = async ({ cause }: Question): Promise<readonly string[]> => {
  const causes: readonly Cause[] = cause?.causes ?? []
  const unknown = causes.filter(cause => !isRecognized(cause) && cause.length <= CAUSE_MAX)
  if (unknown.length === 0) return []
  const flag = cause?._tag === 'none' ? '--not-cause' : '--cause'
  const { distance } = await import('fastest-levenshtein')
  const meant = unknown.flatMap(cause => nearest(cause, distance) ?? [])
  return [...new Set(meant)].map(meaning => `${flag}: did you mean ${meaning}?`)
}

const timeHints = ({ since }: Question, now: Timestamp): readonly string[] =>
  since !== undefined && since > now ? ['--since: this time is yet to come'] : []

/** A line for each likely mistake in a question that is valid. Hints do not repeat its values. */
export const hintsOf = async (question: Question, now: Timestamp): Promise<readonly string[]> => [
  ...numberHints(question),
  ...(await causeHints(question)),
  ...timeHints(question, now),
]

/** cmd.exe keeps single quotes, and text processors write curly ones. */
const STRAY_QUOTE = /^['"‘’“”]|['"‘’“”]$/

/** @returns the hint if the value begins or ends with a quotation mark */
export const quoteHint = (name: string, value: string): readonly string[] =>
  STRAY_QUOTE.test(value.trim())
    ? [`${name}: its value has quotation marks around it: give it without them`]
    : []

/** A line for each flag whose value begins or ends with a quotation mark. */
export const quoteHints = (
  flags: Readonly<Partial<Record<string, boolean | string | readonly string[]>>>,
): readonly string[] =>
  [...PARAMETER_NAMES, 'notCause'].flatMap(name => {
    const values = [flags[name] ?? []].flat()
    return values.flatMap(value => quoteHint(flagOf(name), String(value))).slice(0, 1)
  })

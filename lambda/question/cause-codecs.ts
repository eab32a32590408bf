import { pipe } from 'fp-ts/function'
import * as O from 'fp-ts/Option'
import * as t from 'io-ts'
import { Cause, CauseClass } from '../disconnect/cause'
import { decoded } from './codecs'

/** DynamoDB compares with 100 values at most. */
const LIST_MAX = 50

/** A comma or backslash that a backslash escapes, anything else that has no special meaning, or a single special character. */
const PIECE = /\\[\\,!]|[^\\,]+|[\\,]/g

/** Cuts a list at its commas. Escapes stay. */
const wordsOf = (text: string): readonly string[] => {
  const words: string[] = []
  let word = ''
  for (const [piece] of text.matchAll(PIECE))
    if (piece === ',') {
      words.push(word.trim())
      word = ''
    } else word += piece
  return [...words, word.trim()]
}

/** A backslash in front of a comma, an exclamation mark or a backslash makes it an ordinary character. */
const unescaped = (word: string): string => word.replaceAll(/\\([\\,!])/g, '$1')

/** `a,b` → `!a,!b`: any other cause than those of a list. */
export const otherThan = (list: string): string =>
  wordsOf(list)
    .map(word => `!${word}`)
    .join(',')

/** A codec for a parameter with several values, each of which may be a list. */
const listParameter = <A>(
  name: string,
  expected: string,
  read: (words: readonly string[]) => O.Option<A>,
): t.Type<A, A> =>
  new t.Type(
    name,
    t.never.is,
    (input, context) =>
      pipe(
        Array.isArray(input) && input.every(t.string.is) ? input.flatMap(wordsOf) : [],
        O.fromPredicate(words => words.length > 0 && words.length <= LIST_MAX),
        O.chain(read),
        O.match(() => t.failure(input, context, expected), t.success),
      ),
    t.identity,
  )

/** `any` of these causes, or `none` of them. */
export type CauseChoice = { readonly _tag: 'any' | 'none'; readonly causes: readonly Cause[] }

const causeChoice = (words: readonly string[]): O.Option<CauseChoice> => {
  const negated = words.filter(word => word.startsWith('!')).length
  if (negated > 0 && negated < words.length) return O.none
  return pipe(
    words.map(word => unescaped(word.replace(/^!/, ''))),
    O.traverseArray(decoded(Cause)),
    O.map(causes => ({ _tag: negated > 0 ? 'none' : 'any', causes })),
  )
}

/** `busy,timeout`: any of these. `!hangup,!cancel`: any other. `a\\,b`, `\\!x`: causes with a comma, and with an exclamation mark. */
export const CauseChoice = listParameter(
  'CauseChoice',
  `at most ${LIST_MAX} causes such as busy,timeout; or ones that are not wanted, each with its exclamation mark: !hangup,!cancel`,
  causeChoice,
)

export const CauseClasses = listParameter(
  'CauseClasses',
  `some of ${Object.keys(CauseClass.keys).join(',')}`,
  O.traverseArray(decoded(CauseClass)),
)

import { decodingsOf } from './decodings'

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

/** Whether a longer id may go on from one of two characters to the other. */
const goesOn = (before = ' ', after = ' '): boolean =>
  LETTER_OR_DIGIT.test(before) && LETTER_OR_DIGIT.test(after)

/** Bandwidth's ids of calls are longer. A shorter one may be a word or a number that means something else. */
const UNMISTAKABLE_LENGTH = 16

const AFTER_NAME = /(?:call[_-]?id["'\\]{0,4}\s{0,8}[:=>]\s{0,8}["'\\]{0,4}|\/calls\/)$/i

const NAME_MAX_LENGTH = 40

/** Whether a text says before an id that it is that of a call. */
const isNamed = (text: string, start: number): boolean =>
  AFTER_NAME.test(text.slice(Math.max(0, start - NAME_MAX_LENGTH), start))

/**
 * Whether any of the ids is in one of the texts, and not as a part of a longer id. A short id counts only where a text says that it is
 * one. It takes hardly longer for many ids.
 */
export const idsIn = (ids: Iterable<string>): ((texts: readonly string[]) => boolean) => {
  const known = new Set([...ids].map(id => id.normalize('NFKC')))
  const lengths = [...new Set([...known].map(({ length }) => length))]
  const isAt = (text: string, start: number): boolean =>
    !goesOn(text[start - 1], text[start]) &&
    lengths.some(
      length =>
        known.has(text.slice(start, start + length)) &&
        (length >= UNMISTAKABLE_LENGTH || isNamed(text, start)) &&
        !goesOn(text[start + length - 1], text[start + length]),
    )
  const isIn = (text: string): boolean => {
    for (let start = 0; start < text.length; start++) if (isAt(text, start)) return true
    return false
  }
  return texts => known.size > 0 && texts.flatMap(decodingsOf).some(isIn)
}

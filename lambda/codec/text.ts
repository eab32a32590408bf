import { identity } from 'fp-ts/function'
import * as t from 'io-ts'

/** Text as it is stored: trimmed, and without lone surrogates, which UTF-8 cannot encode. */
export const cleanText = (text: string): string => text.toWellFormed().trim()

/** Clean text, or undefined if only white space was sent. */
export const nonEmpty = (sent: string): string | undefined => cleanText(sent) || undefined

/** Clean text of at most so many bytes of UTF-8. Lone surrogates are refused: texts that differ only in one would become the same. */
export const nonEmptyUpTo =
  (maxBytes: number) =>
  (sent: string): string | undefined =>
    sent.isWellFormed() && Buffer.byteLength(sent.trim()) <= maxBytes ? nonEmpty(sent) : undefined

/**
 * A codec for a concept that is sent as text. It decodes every spelling that `normalize` accepts to the one that is stored, and a
 * stored text to itself.
 *
 * @param expected what should have been sent, for error messages ("an ISO 8601 time …")
 * @param normalize the text as it is stored, or undefined if it is not of this concept; by default any text is
 */
export const textCodec = <Brand>(
  name: string,
  expected = 'text',
  normalize: (sent: string) => string | undefined = nonEmpty,
): t.Type<t.Branded<string, Brand>, string> =>
  new t.Type(
    name,
    (input): input is t.Branded<string, Brand> => typeof input === 'string' && normalize(input) === input,
    (input, context) => {
      const text = typeof input === 'string' ? normalize(input) : undefined
      return text === undefined
        ? t.failure(input, context, expected)
        : t.success(text as t.Branded<string, Brand>)
    },
    t.identity,
  )

interface TextBrand {
  readonly Text: unique symbol
}

/** Free text, trimmed and not empty. */
export const Text = textCodec<TextBrand>('Text')
export type Text = t.TypeOf<typeof Text>

interface JsonObjectTextBrand {
  readonly JsonObjectText: unique symbol
}

/**
 * A JSON object, as text. Unknown properties stay the text that was sent: a parsed value would lose digits of long numbers, and
 * DynamoDB's maps nest at most 32 levels.
 */
export const JsonObjectText = textCodec<JsonObjectTextBrand>('JsonObjectText', 'a JSON object', text =>
  text.startsWith('{') && text.endsWith('}') ? text : undefined,
)
export type JsonObjectText = t.TypeOf<typeof JsonObjectText>

export type TextRecord = Record<string, string>

const isTextRecord = (input: unknown): input is TextRecord =>
  t.UnknownRecord.is(input) && Object.values(input).every(t.string.is)

/**
 * Texts by name. The same as `t.record(t.string, t.string)`, which would add most other codecs of io-ts (3.5 KB) to a function's
 * bundle.
 */
export const TextRecord = new t.Type<TextRecord, TextRecord, unknown>(
  'TextRecord',
  isTextRecord,
  (input, context) => {
    if (isTextRecord(input)) return t.success(input)
    if (!t.UnknownRecord.is(input)) return t.failure(input, context)
    return t.failures(
      Object.entries(input)
        .filter(([, value]) => !t.string.is(value))
        .map(([name, value]) => ({ value, context: t.appendContext(context, name, t.string, value) })),
    )
  },
  identity,
)

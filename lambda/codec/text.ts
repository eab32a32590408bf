import * as t from 'io-ts'

/** Text as it is kept: without white space around it, and without half surrogate pairs, which UTF-8 cannot carry. */
export const cleanText = (text: string): string => text.toWellFormed().trim()

/** Clean text, or nothing where only white space was sent. */
export const nonEmpty = (sent: string): string | undefined => cleanText(sent) || undefined

/**
 * A codec for one concept that travels as text. It decodes any spelling that `normalize` understands to the one
 * spelling that is stored; what is stored decodes to itself.
 *
 * @param normalize the text as it is stored, or nothing where the text is not of this concept
 * @param expected what a person should have sent, for error messages ("an ISO 8601 time …")
 */
export const textCodec = <Brand>(
  name: string,
  expected: string,
  normalize: (sent: string) => string | undefined,
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

/** Free text: trimmed, never empty. */
export const Text = textCodec<TextBrand>('Text', 'text', nonEmpty)
export type Text = t.TypeOf<typeof Text>

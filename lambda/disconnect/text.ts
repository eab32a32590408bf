import * as O from 'fp-ts/Option'
import { pipe } from 'fp-ts/function'
import * as t from 'io-ts'

/** Text as it is kept: without white space around it, and without half surrogate pairs, which UTF-8 cannot carry. */
export const cleanText = (text: string): string => text.toWellFormed().trim()

/** Clean text, or nothing where only white space was sent. */
export const nonEmpty = (sent: string): O.Option<string> =>
  pipe(
    cleanText(sent),
    O.fromPredicate(text => text !== ''),
  )

/**
 * A codec for one concept that travels as text. It decodes any spelling that `normalize` understands to the one
 * spelling that is stored; what is stored decodes to itself.
 *
 * @param expected what a person should have sent, for error messages ("an ISO 8601 time …")
 */
export const textCodec = <Brand>(
  name: string,
  expected: string,
  normalize: (sent: string) => O.Option<string>,
): t.Type<t.Branded<string, Brand>, string> => {
  const read = (input: unknown): O.Option<t.Branded<string, Brand>> =>
    typeof input === 'string' ? (normalize(input) as O.Option<t.Branded<string, Brand>>) : O.none
  return new t.Type(
    name,
    (input): input is t.Branded<string, Brand> => pipe(read(input), O.toUndefined) === input,
    (input, context) =>
      pipe(
        read(input),
        O.match(() => t.failure(input, context, expected), t.success),
      ),
    t.identity,
  )
}

interface TextBrand {
  readonly Text: unique symbol
}

/** Free text: trimmed, never empty. */
export const Text = textCodec<TextBrand>('Text', 'text', nonEmpty)
export type Text = t.TypeOf<typeof Text>

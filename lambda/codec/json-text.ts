import * as t from 'io-ts'

interface JsonObjectTextBrand {
  readonly JsonObjectText: unique symbol
}

/**
 * A JSON object, as text. What we do not understand is carried as the text that was sent, since a parsed value would
 * lose digits of long numbers, and DynamoDB's own maps end at 32 levels.
 */
export const JsonObjectText = t.brand(
  t.string,
  (text): text is t.Branded<string, JsonObjectTextBrand> => text.startsWith('{') && text.endsWith('}'),
  'JsonObjectText',
)
export type JsonObjectText = t.TypeOf<typeof JsonObjectText>

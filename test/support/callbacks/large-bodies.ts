import type { WireBody } from './builders'

/** Bytes of UTF-8 in a text of an item. With everything else, it stays below the 400 KB of DynamoDB. */
const BYTES = 380_000

/**
 * Properties that fill a record, whose JSON is much larger than its item: a control character takes one byte in the database,
 * six in JSON, and seven in the JSON of a response with this JSON.
 */
export const LARGE_PROPERTIES: Readonly<Record<string, WireBody>> = {
  'control characters': { errorMessage: '\u0001'.repeat(BYTES) },
  quotes: { errorMessage: '"'.repeat(BYTES) },
  backslashes: { errorMessage: '\\'.repeat(BYTES) },
  emoji: { errorMessage: '📞'.repeat(BYTES / 4) },
  letters: { errorMessage: 'é'.repeat(BYTES / 2) },
  // Each is stored as U+FFFD (3 bytes), and as its escape (6 bytes) in the original text.
  'lone surrogates': { errorMessage: '\ud83d'.repeat(BYTES / 10) },
  'unknown properties': { unknown: '"\u0001'.repeat(BYTES / 10) },
}

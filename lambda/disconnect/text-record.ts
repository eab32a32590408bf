import { identity } from 'fp-ts/function'
import * as t from 'io-ts'

export type TextRecord = Record<string, string>

const isTextRecord = (input: unknown): input is TextRecord =>
  t.UnknownRecord.is(input) && Object.values(input).every(t.string.is)

/**
 * Texts by their names. It means what `t.record(t.string, t.string)` means, which brings most other codecs of io-ts into a function's
 * bundle: 3 KB of 46.
 */
export const TextRecord = new t.Type<TextRecord, TextRecord, unknown>(
  'TextRecord',
  isTextRecord,
  (input, context) => (isTextRecord(input) ? t.success(input) : t.failure(input, context, 'texts by name')),
  identity,
)

import { identity } from 'fp-ts/function'
import * as t from 'io-ts'

export type TextRecord = Record<string, string>

const isTextRecord = (input: unknown): input is TextRecord =>
  t.UnknownRecord.is(input) && Object.values(input).every(t.string.is)

/**
 * Texts by their names. It means what `t.record(t.string, t.string)` means, which brings most other codecs of io-ts into a function's
 * bundle: 3.5 KB.
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

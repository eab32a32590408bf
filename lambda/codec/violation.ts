import * as t from 'io-ts'

/** What is wrong with an input: where, and what was expected there. Never the value: it may be personal data. */
export const Violation = t.type(
  {
    /** Property names joined by dots; empty for the input as a whole. */
    path: t.string,
    expected: t.string,
  },
  'Violation',
)
export type Violation = t.TypeOf<typeof Violation>

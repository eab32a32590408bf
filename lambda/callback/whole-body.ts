import * as t from 'io-ts'
import { objectCodec } from '../codec/object-codec'

/** What is known of a body of which only the beginning is kept: enough to recognize the whole. */
export const WholeBody = objectCodec(
  'WholeBody',
  {
    /** Its length in bytes. */
    bytes: t.number,
    /** Of all its bytes: 64 hexadecimal digits. */
    sha256: t.string,
  },
  {},
)
export type WholeBody = Readonly<t.TypeOf<typeof WholeBody>>

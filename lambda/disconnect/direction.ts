import type * as t from 'io-ts'
import { nonEmpty, textCodec } from '../codec/text'

interface DirectionBrand {
  readonly Direction: unique symbol
}

/** `inbound` or `outbound`, as seen from the application. Open, as all of Bandwidth's enumerations are. */
export const Direction = textCodec<DirectionBrand>('Direction', 'text', nonEmpty)
export type Direction = t.TypeOf<typeof Direction>

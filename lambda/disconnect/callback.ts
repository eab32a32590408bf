import type { JsonObjectText } from '../codec/json-text'
import type { CallbackProperties } from './properties'

/** One callback, understood. */
export type Callback = {
  readonly properties: CallbackProperties
  readonly extra?: JsonObjectText
  readonly asSent?: Readonly<Record<string, string>>
}

import { callbackSchema } from './callback-schema'
import { recordOf } from './record'

/** Decodes the text of a body into a record, without Powertools. */
export const decodeWithZod = (body: string, receivedAt: string): object =>
  recordOf(callbackSchema.parse(JSON.parse(body)), receivedAt)

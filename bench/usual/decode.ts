import { callbackSchema } from './callback-schema'
import { recordOf } from './record'

/** The text of a body to a record, without Powertools around it. */
export const decodeWithZod = (body: string, receivedAt: string): object =>
  recordOf(callbackSchema.parse(JSON.parse(body)), receivedAt)

import { disconnectJson } from '../../lambda/http/disconnect-json'
import type { Printer } from './printer'

export const ndjson: Printer = async function* (records) {
  for await (const record of records) yield `${disconnectJson(record)}\n`
}

import { disconnectJson } from '../../lambda/http/disconnect-json'
import type { Printer } from './printer'

/** One document, as the HTTP API answers it, with a line for each record. */
export const json: Printer = async function* (records) {
  let before = '{"items":[\n'
  for await (const record of records) {
    yield `${before}${disconnectJson(record)}`
    before = ',\n'
  }
  yield before === ',\n' ? '\n]}\n' : '{"items":[]}\n'
}

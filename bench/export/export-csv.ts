import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { TABLE_NAME } from '../../local/database/embedded-database'
import { runMeasured } from '../host/usage'

export type Exported = { readonly records: number; readonly perSecond: number; readonly peakMb: number }

const CLI = join(import.meta.dirname, '..', '..', 'cli', 'disconnects.mjs')
const LINE_FEED = 10

const countLines = async (stream: Readable): Promise<number> => {
  let lines = 0
  for await (const chunk of stream as AsyncIterable<Buffer>)
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) lines++
  return lines
}

/** Runs `disconnects list --all --csv` as an operator does: the whole program, including its TypeScript compiler. */
export const exportCsv = async (endpoint: string): Promise<Exported> => {
  const args = [CLI, 'list', '--all', '--csv', '--table', TABLE_NAME, '--endpoint', endpoint]
  const identity = { AWS_REGION: 'local', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' }
  const program = { args, environment: { ...process.env, ...identity } }
  const { output, peakMb, wallMs } = await runMeasured(program, countLines)
  // The first line is the header.
  const records = output - 1
  return { records, perSecond: (records * 1_000) / wallMs, peakMb }
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { TABLE_NAME } from '../../local/database/embedded-database'

export type Exported = { readonly records: number; readonly perSecond: number; readonly peakMb: number }

const PEAK = join(import.meta.dirname, 'say-peak.mjs')
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
  const args = ['list', '--all', '--csv', '--table', TABLE_NAME, '--endpoint', endpoint]
  const started = performance.now()
  const child = spawn(process.execPath, ['--import', PEAK, CLI, ...args], {
    env: {
      ...process.env,
      AWS_REGION: 'local',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    },
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  })
  const closed = once(child, 'close')
  const [lines, peakKb] = await Promise.all([
    countLines(child.stdout as Readable),
    text(child.stdio[3] as Readable),
  ])
  await closed
  // The first line is the header.
  const records = lines - 1
  return {
    records,
    perSecond: (records * 1000) / (performance.now() - started),
    peakMb: Number(peakKb) / 1024,
  }
}

import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import { DAY_MS } from '../../lambda/disconnect/time-units'
import { TABLE_NAME } from '../../local/database/embedded-database'
import { PERIOD_START } from '../calls/call-at'
import { runMeasured, type Usage } from '../host/usage'

const CLI = join(import.meta.dirname, '..', '..', 'cli', 'disconnects.mjs')

/** In the middle of the calls, so that there are others before and after. */
const RANGE_START = PERIOD_START + 15 * DAY_MS

const COMMANDS = {
  report: ['report', '--by', 'hour,application', '--tz', 'Europe/Berlin', '--json', '--cost'],
  export: ['list', '--all', '--csv', '--cost'],
} as const

export type Command = keyof typeof COMMANDS

const identity = { AWS_REGION: 'local', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' }

const LINE_FEED = 10

/** @returns the lines, and the last text, of which a report has its figures */
const read = async (stream: Readable): Promise<{ readonly lines: number; readonly text: string }> => {
  let [lines, text] = [0, '']
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) lines++
    text = text.length < 1_000_000 ? text + chunk.toString() : text
  }
  return { lines, text }
}

export type Ran = Usage & { readonly calls: number; readonly readUnits: number }

/** Runs a command as an operator does, for the calls that ended within so many milliseconds. */
export const runOn = async (endpoint: string, command: Command, rangeMs: number): Promise<Ran> => {
  const range = ['--since', timestampOf(RANGE_START), '--until', timestampOf(RANGE_START + rangeMs)]
  const place = ['--table', TABLE_NAME, '--endpoint', endpoint]
  const { output, errors, ...usage } = await runMeasured(
    { args: [CLI, ...COMMANDS[command], ...range, ...place], environment: { ...process.env, ...identity } },
    read,
  )
  const calls =
    command === 'report'
      ? (JSON.parse(output.text) as { readonly records: number }).records
      : // The first line is the header.
        output.lines - 1
  return { ...usage, calls, readUnits: Number(/read units: ([\d.]+)/.exec(errors)?.[1]) }
}

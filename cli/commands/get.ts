import { Readable } from 'node:stream'
import type { Command } from 'commander'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { decode } from '../../lambda/codec/decode'
import { CallId } from '../../lambda/disconnect/identifiers'
import { CommandFailed, readTogether, usageErrorOf, UsageError } from '../errors'
import { formatOf } from '../flags/output-flags'
import { quoteHint } from '../flags/question-hints'
import { isTerminal, screenOf, type Terminal } from '../output/terminal'
import { writeAll } from '../output/streams'
import { recordDetail } from '../printers/record-detail'
import { printerFor } from '../printers/printer-for'
import { RECORD_SHAPE } from '../printers/record-shape'
import { addRecordsFlags, openRecords, printCost, printLeftOut, type RecordsFlags } from './open-place'
import { timesIn } from '../../display/time/time-text'
import { addZoneFlags, zoneOf, type ZoneFlags } from '../flags/zone-flags'

const NOTES = `
Prints the call's disconnect first, then conflicts with it (marked CONFLICT), then
the other events of the call by time. The default format is text on a terminal,
and NDJSON elsewhere; for --excel see list. If nothing is stored for the call, the exit code is 1.

Examples:
  disconnects get c-5f0c1d2e-3a4b5c6d-7e8f-4a0b-9c1d-2e3f4a5b6c7d
  disconnects get c-5f0c1d2e-3a4b5c6d-7e8f-4a0b-9c1d-2e3f4a5b6c7d --stack BandwidthDisconnects --json`

const callIdOf = (text: string): CallId =>
  pipe(
    decode(CallId)(text),
    E.getOrElse((violations): CallId => {
      throw usageErrorOf(violations.map(({ expected }) => ({ path: 'CALL_ID', expected })))
    }),
  )

type GetFlags = RecordsFlags & ZoneFlags

const get = async (text: string, flags: GetFlags, terminal: Terminal): Promise<void> => {
  const { stdout } = terminal
  const [callId, zone] = readTogether(
    () => callIdOf(text),
    () => zoneOf(flags),
  )
  const records = await openRecords(flags, terminal)
  const found = await records.get(callId)
  printCost(records, flags, terminal)
  if (found.length + records.unreadable() === 0)
    throw new CommandFailed(['Nothing is stored for this call', ...quoteHint('CALL_ID', text)].join('\n'))
  const times = timesIn(zone)
  const printer = printerFor(
    formatOf(flags, isTerminal(stdout)),
    RECORD_SHAPE,
    recordDetail(screenOf(terminal), times),
    { times, environment: terminal.environment },
  )
  await writeAll(stdout, printer(Readable.from(found)))
  printLeftOut(records, terminal)
}

/** In `get --local CALL_ID`, commander takes the call id for the optional URL of `--local`. */
const withCallId = (
  callId: string | undefined,
  flags: GetFlags,
): readonly [callId: string, flags: GetFlags] => {
  if (callId !== undefined) return [callId, flags]
  if (typeof flags.local !== 'string' || URL.canParse(flags.local))
    throw new UsageError('CALL_ID: expected the id of a call (try disconnects get --help)')
  return [flags.local, { ...flags, local: true }]
}

export const addGetCommand = (program: Command, terminal: Terminal): void => {
  addZoneFlags(
    addRecordsFlags(program.command('get').description('print everything that is stored for one call')),
  )
    .usage('CALL_ID [options]')
    .argument('[CALL_ID]', "Bandwidth's id of the call, which list prints")
    .addHelpText('after', NOTES)
    .action((callId: string | undefined, flags: GetFlags) => get(...withCallId(callId, flags), terminal))
}

import { Readable } from 'node:stream'
import type { Command } from 'commander'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { decode } from '../../lambda/codec/decode'
import { CallId } from '../../lambda/disconnect/identifiers'
import { CommandFailed, usageErrorOf, UsageError } from '../errors'
import { formatOf } from '../flags/format-flags'
import { choiceOf } from '../flags/target-flags'
import { isTerminal, screenOf, type Terminal } from '../output/terminal'
import { writeAll } from '../output/write-all'
import { detail } from '../printers/detail'
import { printerFor } from '../printers/printer-for'
import { openTarget } from '../places/open-target'
import { addCommandFlags, printCost, type CommandFlags } from './command-flags'

const NOTES = `
Shows the call's disconnect first, then what contradicts it (marked CONFLICT),
then its other events by time. Without a format: text on a terminal, else
ndjson. Ends with exit code 1 if nothing is stored.

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

const get = async (text: string, flags: CommandFlags, terminal: Terminal): Promise<void> => {
  const { stdout, environment } = terminal
  const callId = callIdOf(text)
  const target = await openTarget(choiceOf(flags), environment)
  const records = await target.get(callId)
  printCost(target, flags, terminal)
  if (records.length === 0) throw new CommandFailed('Nothing is stored for this call')
  const printer = printerFor(formatOf(flags, isTerminal(stdout)), detail(screenOf(terminal)))
  await writeAll(stdout, printer(Readable.from(records)))
}

/** `get --local CALL_ID` gives the call id to the flag, whose URL may be left out. */
const untangled = (callId: string | undefined, flags: CommandFlags): readonly [string, CommandFlags] => {
  if (callId !== undefined) return [callId, flags]
  if (typeof flags.local !== 'string' || URL.canParse(flags.local))
    throw new UsageError('CALL_ID: expected the id of a call (try disconnects get --help)')
  return [flags.local, { ...flags, local: true }]
}

export const addGetCommand = (program: Command, terminal: Terminal): void => {
  addCommandFlags(program.command('get').description('everything that is stored of one call'))
    .usage('CALL_ID [options]')
    .argument('[CALL_ID]', 'as Bandwidth gives it, and list shows it')
    .addHelpText('after', NOTES)
    .action((callId: string | undefined, flags: CommandFlags) => get(...untangled(callId, flags), terminal))
}

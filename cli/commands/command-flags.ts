import type { Command } from 'commander'
import { addFormatFlags, type FormatFlags } from '../flags/format-flags'
import { addTargetFlags, type TargetFlags } from '../flags/target-flags'
import { printToStderr, type Terminal } from '../output/terminal'
import type { Target } from '../places/target'

/** What every command takes: where the records are, how they are printed, and whether to tell the price. */
export type CommandFlags = TargetFlags & FormatFlags & { readonly cost?: boolean }

export const addCommandFlags = (command: Command): Command =>
  addFormatFlags(addTargetFlags(command)).option('--cost', 'tell the read units used, on stderr')

export const printCost = (target: Target, { cost }: CommandFlags, terminal: Terminal): void => {
  if (cost === true) printToStderr(terminal, `read units: ${target.cost()}`)
}

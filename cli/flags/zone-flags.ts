import type { Command } from 'commander'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import { UsageError } from '../errors'
import type { Clock } from '../../display/time/time-input'
import { UTC, zoneNamed, type Zone } from '../../lambda/time/zone'
import { MACHINE } from '../time/machine-zone'

export type ZoneFlags = { readonly tz?: string; readonly utc?: boolean }

/** The zone of the times that are given and printed. JSON and CSV are always in UTC, except for `--excel`. */
export const addZoneFlags = (command: Command): Command =>
  command
    .optionsGroup('Time zone:')
    .option('--tz <ZONE>', 'of times given and printed, such as America/New_York (default: of this machine)')
    .addOption(command.createOption('--utc', 'the same as --tz UTC').conflicts('tz'))

/** @throws UsageError */
export const zoneOf = ({ tz, utc }: ZoneFlags): Zone => {
  if (utc === true) return UTC
  if (tz === undefined) return MACHINE
  const zone = zoneNamed(tz)
  if (zone === undefined) throw new UsageError('--tz: expected a time zone such as America/New_York, or UTC')
  return zone
}

/** @throws UsageError */
export const clockOf = (flags: ZoneFlags): Clock => ({ now: timestampOf(Date.now()), zone: zoneOf(flags) })

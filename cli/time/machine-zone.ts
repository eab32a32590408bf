import { MINUTE_MS } from '../../lambda/disconnect/time-units'
import { zoneNamed, type Zone } from '../../lambda/time/zone'

/** The zone of this machine, or of the variable `TZ`. It needs no `Intl`, which takes as long to load as the rest of the program. */
export const MACHINE: Zone = {
  name: () => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions() as { readonly timeZone?: string }
    // A value of `TZ` that is no zone.
    if (timeZone === undefined || timeZone === 'Etc/Unknown')
      return process.env['TZ'] === '' ? 'UTC' : 'UTC, since TZ names no zone'
    return zoneNamed(process.env['TZ'] ?? '')?.name() ?? timeZone
  },
  offsetMs: ms => -new Date(ms).getTimezoneOffset() * MINUTE_MS,
}

import { ok, runbook, warning, type Finding } from '../finding'
import { roughDuration, grouped } from '../../../display/text/numbers'
import { DAY_MS } from '../../../lambda/disconnect/time-units'

/** The newest record that is of neither a check nor a simulation. */
export type NewestRecord = {
  readonly ageMs?: number
  /** How many records were read, and whether these are all. */
  readonly looked: number
  readonly all: boolean
}

const known = (ageMs: number): string => `the newest record of a real call came ${roughDuration(ageMs)} ago`

/** The twin needs no records of real calls. */
export const judgeNewestRecord = ({ ageMs, looked, all }: NewestRecord, isDeployed: boolean): Finding => {
  if (!isDeployed) return ok(ageMs === undefined ? 'no callbacks of real calls on record' : known(ageMs))
  if (ageMs === undefined && all)
    return warning(
      'no callbacks of real calls on record yet',
      'set the callback URL in Bandwidth (README, "Configure Bandwidth"): disconnects url prints it',
    )
  if (ageMs === undefined)
    return warning(
      `the newest ${grouped(looked)} records are all made up, by checks and simulations`,
      'run this again when real calls have ended',
    )
  const means = known(ageMs)
  return ageMs < DAY_MS
    ? ok(means)
    : warning(means, `if calls have ended since, their callbacks are lost: ${runbook('Silence')}`)
}

import { HOUR_MS } from '../../lambda/disconnect/time-units'
import { readUnitsOf } from '../reconcile/consumed'
import { withReconciliation, type MeasuredRun } from '../reconcile/measure'
import { MILLION, MONTH_DAYS, MONTH_HOURS } from './basis'
import { durationMsOf } from './cost'
import { DEPLOYED } from './deployed'
import { charged } from './log-bytes'
import { LAMBDA_LINES } from './platform-lines'
import { PRICES } from './prices'

/** A daily run looks at the calls that ended in the last 48 hours, and asks for those that started 4 hours earlier. */
const LISTED_MS = 52 * HOUR_MS

/** The runs of a month. */
export const RUNS = { hourly: MONTH_HOURS, daily: MONTH_DAYS } as const

/** Of the calls of a month. Each is stored by one run. */
export const LOST_SHARE = 0.01

/** Until Bandwidth answers with a page of 1,000 calls: assumed, since nothing is documented or measured. */
export const PAGE_MS = 1_000

export type MonthlyRun = MeasuredRun & { readonly durationMs: number; readonly logBytes: number }

/** The database looks up all calls of a page at the same time, and is asked for everything else one after another. */
const withDuration = (run: MeasuredRun): MonthlyRun => {
  const { cpuMs, fetches, consumed, log } = run
  const waits = fetches + consumed['other reads'].requests + consumed['puts of memos'].requests
  return {
    ...run,
    durationMs: durationMsOf('ours', cpuMs, waits) + fetches * PAGE_MS,
    logBytes: charged([...log.split('\n').slice(0, -1), ...LAMBDA_LINES[DEPLOYED.ours.platformLog]]),
  }
}

export type ReconciliationMonth = {
  readonly hourly: MonthlyRun
  readonly daily: MonthlyRun
  /** The mean of a record that was stored. */
  readonly unitsOfRecord: number
}

/** One run of each kind, each in a new process, of as many calls as a million a month give it. */
export const measureReconciliation = (): Promise<ReconciliationMonth> => {
  const everyMs = (MONTH_HOURS * HOUR_MS) / MILLION
  const calls = { count: Math.ceil(LISTED_MS / everyMs), everyMs, lastMs: Date.now() }
  return withReconciliation(
    calls,
    async ({ run }) => {
      // The first run stores what is lost. Those that are measured come after it, as nearly all do.
      const { requests, units } = (await run('daily')).consumed['puts of records']
      return {
        hourly: withDuration(await run('hourly')),
        daily: withDuration(await run('daily')),
        unitsOfRecord: units / requests,
      }
    },
    {},
  )
}

/** US dollars for a month with a million calls. */
export const reconciliationCost = ({ hourly, daily, unitsOfRecord }: ReconciliationMonth) => {
  const inAll = (value: (run: MonthlyRun) => number): number =>
    RUNS.hourly * value(hourly) + RUNS.daily * value(daily)
  const { memoryMb, gbSecond } = DEPLOYED.ours
  const gbSeconds = (inAll(({ durationMs }) => durationMs) / 1_000) * (memoryMb / 1_024)
  return {
    lookUpsOfCall: inAll(({ counts }) => counts.listed) / MILLION,
    lines: {
      'look-ups and other reads': inAll(({ consumed }) => readUnitsOf(consumed)) * PRICES.readUnit.usd,
      'lost calls stored': LOST_SHARE * MILLION * unitsOfRecord * PRICES.writeUnit.usd,
      'hours and runs remembered':
        inAll(({ consumed }) => consumed['puts of memos'].units) * PRICES.writeUnit.usd,
      'Lambda, time': gbSeconds * gbSecond,
      'Lambda, requests': inAll(() => 1) * PRICES.lambdaRequest.usd,
      'secret, requests': inAll(() => 1) * PRICES.secretRequest.usd,
      logs: inAll(({ logBytes }) => logBytes) * PRICES.logByte.usd,
    },
  }
}

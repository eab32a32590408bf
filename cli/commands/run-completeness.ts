import { choiceOf } from '../flags/place-choice'
import { readTogether, UsageError } from '../errors'
import type { PlaceFlags } from '../flags/place-flags'
import { timeFlag } from '../flags/time-flag'
import { clockOf, type ZoneFlags } from '../flags/zone-flags'
import { screenOf, type Terminal } from '../output/terminal'
import { timesIn } from '../../display/time/time-text'
import { completenessReport } from '../../display/figures/completeness'
import { completenessTable } from '../reconciliation/table'
import { missingText, notSetUpText, runsText } from '../reconciliation/text'
import { openTables } from './open-place'

export type CompletenessFlags = PlaceFlags &
  ZoneFlags & { readonly since?: string; readonly until?: string; readonly json?: boolean }

const SINCE_DEFAULT = '7d'

const NOTHING = `nothing was reconciled in this range: run disconnects reconcile, or set
reconcileAccountIds (docs/configuration.md), so that the stack does it each hour\n`

/** Prints the completeness of a range. @throws UsageError, CommandFailed */
export const runCompleteness = async (flags: CompletenessFlags, terminal: Terminal): Promise<void> => {
  const clock = clockOf(flags)
  const [since, until] = readTogether(
    () => timeFlag('since', flags.since ?? SINCE_DEFAULT, clock),
    () => (flags.until === undefined ? clock.now : timeFlag('until', flags.until, clock)),
  )
  if (since >= until)
    throw new UsageError(
      flags.until === undefined
        ? '--since: expected a time before now'
        : '--until: expected a time after that of --since',
    )
  const { environment } = terminal
  const choice = choiceOf(flags, environment)
  const { reconciliation, orFail } = await openTables(flags, terminal)
  const hours = orFail(await reconciliation.hours(since, until)())
  const runs = orFail(await reconciliation.runs()())
  const accounts = [...new Set(hours.map(({ accountId }) => accountId))]
  const firsts = await Promise.all(
    accounts.map(async accountId => orFail(await reconciliation.firstCallbacks(accountId)())),
  )
  const report = completenessReport({ since, until }, hours, firsts.flat(), runs)
  if (flags.json === true) {
    terminal.stdout.write(`${JSON.stringify(report)}\n`)
    return
  }
  const texts = timesIn(clock.zone)
  const screen = screenOf(terminal)
  const stack = choice._tag === 'stack' ? choice.name : undefined
  const commandFor =
    stack === undefined
      ? undefined
      : (id: string) => `disconnects configure --application ${id} \\\n    --stack ${stack}`
  terminal.stdout.write(
    `${runsText(runs, clock.now, texts, screen)}\n\n${
      report.by.length === 0
        ? NOTHING
        : [
            completenessTable(report.by, report, screen),
            missingText(report.missing, screen),
            notSetUpText(report.by, texts, screen, commandFor),
          ]
            .join('')
            .trimStart()
    }`,
  )
}

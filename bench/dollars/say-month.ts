import { table, type Cell, type Report } from '../report/report'
import { HOOKDECK } from './hookdeck'
import { monthOfMillion, type MonthMeasured, type Part } from './month'
import { PRICES } from './prices'

type Column = 'ours' | 'usual'

const cells = (value: readonly [number, number] | undefined): readonly Cell[] =>
  value === undefined ? ['–', '–'] : value.map(usd => usd.toFixed(2))

const row = ({ what, ours, usual }: Part): readonly Cell[] => [what, ...cells(ours), ...cells(usual)]

const cents = (usd: number): number => Math.round(usd * 100)

/** A line that adds the lines above, as they are shown. */
const total = (what: string, parts: readonly Part[]): readonly Cell[] => {
  const of = (column: Column, at: 0 | 1): string =>
    (parts.reduce((all, part) => all + cents(part[column]?.[at] ?? 0), 0) / 100).toFixed(2)
  return [what, of('ours', 0), of('ours', 1), of('usual', 0), of('usual', 1)]
}

/** The bill of a month with a million calls, as one table whose parts add up. */
export const sayMonth = ({ say }: Report, measured: MonthMeasured): void => {
  const { always, settings, fixed, hookdeck } = monthOfMillion(measured)
  say(
    `US dollars for a month with a million calls, list prices of ${PRICES.region} on ${PRICES.asOf}, without free tiers\n`,
  )
  say(
    table(
      ['what', 'ours', 'with a challenge', 'usual', 'with a challenge'],
      [
        ...always.map(row),
        total('= as deployed by default', always),
        ...settings.map(row),
        total('= with everything', [...always, ...settings]),
      ],
    ),
  )
  const parts = Object.entries(fixed.parts).map(([what, usd]) => `${what} ${usd.toFixed(2)}`)
  say(
    `Whatever the number of calls: ${parts.join(', ')}. The usual way: metrics, at most, and secret ${fixed.usual.toFixed(2)}. Of the settings, reconciliation has ${fixed.reconciliation.toFixed(2)} of the kind, and forwarding ${fixed.forwarding.toFixed(2)}.`,
  )
  for (const { name, usd, retentionDays } of hookdeck)
    say(
      `Hookdeck ${name}: at most ${usd.toFixed(2)}, with ${retentionDays} days of retention (its price of ${HOOKDECK.asOf}). It passes callbacks on; what stores them comes on top.`,
    )
  say('')
}

import { defined } from '../../lambda/codec/defined'
import type { Counts } from '../../lambda/reconciliation/run'
import type { Completeness, GroupCompleteness } from '../../lambda/reconciliation/completeness'
import type { Range } from '../../lambda/reconciliation/settled'
import { countsText } from '../output/counts'
import type { Screen } from '../output/terminal'
import { wrapped } from '../output/wrapped'
import type { TimeTexts } from '../../display/time/time-text'
import type { GroupReport } from '../../display/figures/completeness'
import { completenessTable, WITHOUT_MISSING } from './table'
import { notSetUpText } from './text'

/** The counts of a run in the order in which they are printed. */
const countsOf = ({ listed, known, missing, stored, unreadable }: Counts) => ({
  listed,
  known,
  missing,
  stored,
  unreadable,
})

const jsonOfGroup = ({
  accountId,
  applicationId,
  direction,
  listed,
  arrived,
  completeness,
  configured,
}: GroupCompleteness) =>
  defined({ accountId, applicationId, direction, listed, arrived, completeness, configured })

/** The one line that `reconcile --json` prints. Without `completeness` and `by`, if the run did not come to its end. */
export const summaryJson = (
  { since, until }: Range,
  counts: Counts,
  completeness: Completeness | undefined,
): string =>
  `${JSON.stringify({
    since,
    until,
    ...countsOf(counts),
    ...defined({ completeness: completeness?.share, by: completeness?.by.map(jsonOfGroup) }),
  })}\n`

/** The groups of a run as the table shows them. */
const groupReportsOf = ({ by }: Completeness): readonly GroupReport[] =>
  by.map(({ counted, ...group }) =>
    group.configured
      ? { ...group, listed: counted, missing: counted - group.arrived }
      : { ...group, missing: group.listed },
  )

const completenessText = (completeness: Completeness, times: TimeTexts, screen: Screen): string => {
  const { counted, arrived, share } = completeness
  const total = { listed: counted, arrived, missing: counted - arrived, ...defined({ completeness: share }) }
  const groups = groupReportsOf(completeness)
  const table = completenessTable(groups, total, screen, WITHOUT_MISSING)
  return `${table === '' ? '' : `\n${table}`}${notSetUpText(groups, times, screen)}`
}

/** What a run found, for people: what it counted, and the completeness of each group if it came to its end. */
export const summaryText = (
  { since, until }: Range,
  { listed, known, missing, stored }: Counts,
  completeness: Completeness | undefined,
  times: TimeTexts,
  screen: Screen,
): string => {
  const range = `calls that ended from ${times.full(since)} to ${times.full(until)}, ${times.zone([since, until])}`
  const rest = completeness === undefined ? '' : completenessText(completeness, times, screen)
  return `${wrapped(range, screen.columns)}\n\n${countsText({ listed, known, missing, stored })}${rest}`
}

import { defined } from '../../lambda/codec/defined'
import type { Counts } from '../../lambda/reconciliation/run'
import type { Completeness, GroupCompleteness, Range } from '../../lambda/reconciliation/tally'
import type { GroupReport } from './report'

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
export const groupReportsOf = ({ by }: Completeness): readonly GroupReport[] =>
  by.map(({ counted, ...group }) =>
    group.configured
      ? { ...group, listed: counted, missing: counted - group.arrived }
      : { ...group, missing: group.listed },
  )

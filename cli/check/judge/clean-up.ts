import type { Unreadable } from '../aws/aws-answer'
import { ok, warning, type Finding } from '../finding'
import { counted, listed } from '../../../display/text/numbers'

/** The result of the clean-up for one call, or for one request in quarantine. */
export type Deleted = {
  readonly id: string
  readonly records: number
  readonly refused?: Unreadable
  /** There was no record, but it may be stored later. */
  readonly mayAppear?: boolean
  /** The entry is not what this run sent, and is not deleted. */
  readonly isForeign?: boolean
}

export type CleanedUp = { readonly calls: readonly Deleted[]; readonly quarantined: readonly Deleted[] }

const recordsOf = (some: readonly Deleted[]): number => some.reduce((sum, { records }) => sum + records, 0)

const idsOf = (some: readonly Deleted[]): string => listed(some.map(({ id }) => id))

type Problem = { readonly means: string; readonly do: string }

const refusedIn = (all: readonly Deleted[]): readonly Problem[] => {
  const refused = all.flatMap(one => (one.refused === undefined ? [] : [{ ...one, refused: one.refused }]))
  const [first] = refused
  if (first === undefined) return []
  const { action, reason } = first.refused
  const why = reason === 'denied' ? 'access denied' : `deleting failed (${reason.error})`
  return [
    {
      means: `${why}, so these may remain: ${idsOf(refused)}`,
      do: `allow ${action}, or erase each call: disconnects erase --call-id ID`,
    },
  ]
}

const foreignIn = (all: readonly Deleted[]): readonly Problem[] => {
  const foreign = all.filter(({ isForeign }) => isForeign === true)
  return foreign.length === 0
    ? []
    : [
        {
          means: `not deleted from quarantine, because this run did not send it: ${idsOf(foreign)}`,
          do: 'look at it with disconnects quarantine; with --url, check that the proxy passes bodies and answers on unchanged',
        },
      ]
}

const expectedIn = (all: readonly Deleted[]): readonly Problem[] => {
  const expected = all.filter(({ mayAppear }) => mayAppear === true)
  return expected.length === 0
    ? []
    : [
        {
          means: `not on record, but may still be stored later: ${idsOf(expected)}`,
          do: 'run disconnects check again after 10 minutes or more: it deletes what earlier runs left',
        },
      ]
}

export const judgeCleanUp = ({ calls, quarantined }: CleanedUp): Finding => {
  const entries = quarantined.filter(({ records }) => records > 0).length
  const means = `${counted(recordsOf(calls), 'record')} and ${counted(entries, 'request')} in quarantine deleted`
  const all = [...calls, ...quarantined]
  const problems = [...refusedIn(all), ...foreignIn(all), ...expectedIn(all)]
  return problems.length === 0
    ? ok(means)
    : warning(
        [means, ...problems.map(problem => problem.means)].join('; '),
        problems.map(problem => problem.do).join('; '),
      )
}

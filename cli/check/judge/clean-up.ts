import type { Deleted } from '../clean-up'
import { ok, warning, type Finding } from '../finding'
import { counted, listed } from '../words'

export type CleanedUp = { readonly calls: readonly Deleted[]; readonly quarantined: readonly Deleted[] }

const recordsOf = (some: readonly Deleted[]): number => some.reduce((sum, { records }) => sum + records, 0)

export const judgeCleanUp = ({ calls, quarantined }: CleanedUp): Finding => {
  const entries = quarantined.filter(({ records }) => records > 0).length
  const means = `${counted(recordsOf(calls), 'record')} and ${counted(entries, 'request')} in quarantine deleted`
  const left = [...calls, ...quarantined].flatMap(({ id, refused }) =>
    refused === undefined ? [] : [{ id, refused }],
  )
  const [first] = left
  if (first === undefined) return ok(means)
  const { action, reason } = first.refused
  const why =
    reason === 'denied' ? 'these AWS credentials may not delete' : `deleting failed (${reason.error})`
  return warning(
    `${means}; ${why}, so this may stay: ${listed(left.map(({ id }) => id))}`,
    `allow ${action}, or delete it as docs/operations.md, "Erasing one number's records", says`,
  )
}

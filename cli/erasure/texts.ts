import { countsText } from '../output/counts'
import { counted, grouped } from '../../display/text/numbers'
import type { TableSize } from '../places/place'
import type { Done } from './carry-out'
import type { Plan, PlanCounts } from './plan'

const BYTES_PER_UNIT = 4_096

/** On demand, in us-east-1. */
const DOLLARS_PER_MILLION = 0.125

const UNITS = [
  ['GB', 1e9],
  ['MB', 1e6],
  ['KB', 1e3],
] as const

const bytesText = (bytes: number): string => {
  const [unit, size] = UNITS.find(([, each]) => bytes >= each) ?? UNITS[2]
  return `${grouped(Math.ceil((bytes * 10) / size) / 10)} ${unit}`
}

const dollarsText = (dollars: number): string =>
  dollars < 0.01 ? 'less than $0.01' : `about $${dollars.toFixed(2)}`

/** What it costs to read both tables as a whole. */
export const costText = (sizes: readonly TableSize[], isFree: boolean): string => {
  const whole = 'Reading both tables as a whole'
  if (isFree) return `${whole}, which is free here`
  const bytes = sizes.reduce((sum, size) => sum + size.bytes, 0)
  const units = sizes.reduce((sum, size) => sum + Math.max(1, Math.ceil(size.bytes / BYTES_PER_UNIT)), 0)
  const dollars = (units * DOLLARS_PER_MILLION) / 1e6
  return `${whole}: about ${bytesText(bytes)}, ${counted(units, 'read unit')}, ${dollarsText(dollars)} in us-east-1`
}

const rowsOf = (counts: PlanCounts): Readonly<Record<string, number>> => ({
  calls: counts.calls,
  'ends of calls': counts.ends,
  evidence: counts.evidence,
  'other events': counts.events,
  'requests in quarantine': counts.requests,
  ...(counts.memos > 0 ? { 'memos of reconciliation': counts.memos } : {}),
})

const placesText = (places: Plan['places']): string =>
  Object.entries(places)
    .map(([name, count]) => `${name} ${grouped(count)}`)
    .join(', ')

export const countsOfPlan = ({ counts, places }: Pick<Plan, 'counts' | 'places'>): string => {
  const found = placesText(places)
  return [
    countsText(rowsOf(counts)),
    ...(found === '' ? [] : [`found in: ${found}\n`]),
    ...(counts.begun > 0 ? [`begun by an earlier erase: ${grouped(counts.begun)}\n`] : []),
    ...(counts.mentioning > 0
      ? [
          `${counted(counts.mentioning, 'other call')} ${counts.mentioning === 1 ? 'mentions' : 'mention'} this id, such as legs of a transfer, and ${counts.mentioning === 1 ? 'stays' : 'stay'}\n`,
        ]
      : []),
    ...(counts.unmarked > 0
      ? [
          `${counted(counts.unmarked, 'call')} will get no mark, since the number is in the id: what comes again of it is stored again\n`,
        ]
      : []),
  ].join('')
}

/** Whether there is anything to erase. */
export const isEmpty = ({ counts }: Plan): boolean => counts.calls + counts.requests + counts.memos === 0

/** How far an erase came that did not come to its end. */
export const reachedText = (done: Done, { counts }: Plan): string =>
  `${grouped(done.calls)} of ${counted(counts.calls, 'call')} and ${grouped(done.requests)} of ${counted(counts.requests, 'request')} are erased. The same command erases the rest.`

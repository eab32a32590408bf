import { MARK_DAYS } from '../../lambda/dynamodb/mark'
import { DAY_MS } from '../../lambda/disconnect/time-units'
import { epochMs, type Timestamp, timestampOf } from '../../lambda/disconnect/timestamp'
import type { Plan, PlanCounts } from './plan'
import type { Subject } from './subject'
import { countsOfPlan } from './texts'

/** What an erase did, without the number or id. These names are those of the JSON. */
export type Receipt = PlanCounts & {
  readonly erasedAt: Timestamp
  readonly place: string
  readonly subject: Subject['kind']
  /** Until then, what comes again of the calls is refused. Absent if there is no mark. */
  readonly marksUntil?: Timestamp
  readonly notReached: readonly string[]
}

const EVERYWHERE = [
  'calls whose callbacks arrived while the tables were read: the same command erases them',
  'files that somebody exported',
  "Bandwidth's own list of calls, for 7 days: a call that is not stored yet is stored when it is reconciled",
]

const IN_TWIN = [
  'deliveries in the overflow folder: those of the calls are refused when they are drained',
  "bytes in the twin's data folder, which its database overwrites some time later: delete the folder to be sure",
  ...EVERYWHERE,
]

const IN_AWS = [
  'backups: point-in-time recovery for 35 days, on-demand backups, exports to S3',
  'messages in the overflow queue and dead letters, for at most 14 days: those of the calls are refused when they are drained',
  'what was published or forwarded, and dead letters of forwarding, for at most 14 days: redrive --forwards sends them again',
  'logs: they have call ids and no numbers, until their retention ends',
  ...EVERYWHERE,
]

export const receiptOf = (
  { counts }: Plan,
  about: Pick<Receipt, 'erasedAt' | 'place' | 'subject'>,
  isTwin: boolean,
): Receipt => ({
  ...about,
  ...counts,
  ...(counts.calls > counts.unmarked && {
    marksUntil: timestampOf(epochMs(about.erasedAt) + MARK_DAYS * DAY_MS),
  }),
  notReached: isTwin ? IN_TWIN : IN_AWS,
})

const NAMES: Readonly<Record<Subject['kind'], string>> = {
  number: 'a number or address',
  call: 'a call',
  account: 'an account',
}

export const receiptText = (receipt: Receipt): string =>
  [
    `Erased at ${receipt.erasedAt}: ${NAMES[receipt.subject]}, ${receipt.place}\n`,
    countsOfPlan({ counts: receipt, places: {} }),
    ...(receipt.marksUntil === undefined
      ? []
      : [`What comes again of these calls is refused until ${receipt.marksUntil}.\n`]),
    'Not reached:\n',
    ...receipt.notReached.map(line => `- ${line}\n`),
  ].join('')

import { callAt } from '../calls/call-at'
import { BUSIEST_APPLICATION, BUSIEST_NUMBER, BUSIEST_TAG, REALISTIC } from '../calls/mix'

/** A kind of question, and how many records its answer has at every size of the table. */
export type Kind = {
  readonly parameters: Readonly<Record<string, string>>
  readonly count: number
  /** How many records a page has. */
  readonly limit: number
  /** Whether the index finds just the answer; else the rest of the question is filtered, and the bound does not apply. */
  readonly byIndex: boolean
}

const PAGE = 100

const byIndex = (parameters: Kind['parameters'], count = PAGE): Kind => ({
  parameters,
  count,
  limit: PAGE,
  byIndex: true,
})
const filtered = (parameters: Kind['parameters'], count = PAGE): Kind => ({
  parameters,
  count,
  limit: PAGE,
  byIndex: false,
})

/** Some call that every size of the table has. */
const SOME_CALL = callAt(REALISTIC, 7)

/**
 * The counts are what 1,000 records can answer with. What is asked for are the newest or oldest so many: the time range
 * that holds just these is learned from the table itself.
 */
export const KINDS: readonly Kind[] = [
  byIndex({ callId: SOME_CALL.callId }, 1),
  byIndex({ from: BUSIEST_NUMBER }),
  byIndex({ to: BUSIEST_NUMBER }),
  byIndex({ number: BUSIEST_NUMBER }),
  byIndex({ tag: BUSIEST_TAG }),
  filtered({ tag: BUSIEST_TAG, cause: '!hangup' }, 20),
  filtered({ from: BUSIEST_NUMBER, answered: 'false' }, 20),
  byIndex({ cause: 'busy' }, 40),
  byIndex({ cause: 'busy,timeout,cancel' }),
  byIndex({ cause: '!hangup' }),
  byIndex({ causeClass: 'callee' }),
  filtered({ applicationId: BUSIEST_APPLICATION }),
  byIndex({ order: 'newest' }),
  byIndex({ order: 'oldest' }),
  filtered({ answered: 'true' }),
  filtered({ answered: 'false' }),
  byIndex({ order: 'newest' }, 1_000),
  { ...byIndex({ order: 'newest' }, 1_000), limit: 1_000 },
]

export const nameOf = ({ parameters, limit }: Kind): string =>
  [...Object.entries(parameters), ...(limit === PAGE ? [] : [['limit', String(limit)] as const])]
    .map(([name, value]) => `${name}=${value.length > 22 ? '…' : value}`)
    .join(' ')

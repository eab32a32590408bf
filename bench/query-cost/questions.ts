import { callAt } from '../calls/call-at'
import { BUSIEST_APPLICATION, BUSIEST_NUMBER, BUSIEST_TAG, REALISTIC } from '../calls/mix'

/** A kind of question, and the number of records in its answer at every size of the table. */
export type Kind = {
  readonly parameters: Readonly<Record<string, string>>
  readonly count: number
  /** The number of records on a page. */
  readonly limit: number
  /** Whether the index finds exactly the answer. Otherwise other records are read and filtered out, and the bound does not apply. */
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

/** A call that exists at every size of the table. */
const SOME_CALL = callAt(REALISTIC, 7)

/**
 * A table of 1,000 records has at least `count` answers. Each question asks for the newest or oldest `count` records; the time
 * range that contains exactly these is read from the table.
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

import { setTimeout as sleep } from 'node:timers/promises'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { endedAt } from '../../lambda/disconnect/timeline'
import { epochMs, timestampOf } from '../../lambda/disconnect/timestamp'
import { CommandFailed } from '../errors'
import type { QuestionAndParameters, Records } from './place'

const POLL_MS = 2_000

const RETRY_MAX_MS = 30_000

/** The same question for the calls that ended since a time, oldest first. */
const since = ({ question, parameters }: QuestionAndParameters, ms: number): QuestionAndParameters => {
  const from = timestampOf(Math.max(ms, question.since === undefined ? 0 : epochMs(question.since)))
  return {
    question: { ...question, since: from, order: 'oldest' },
    parameters: [
      ...parameters.filter(([name]) => name !== 'since' && name !== 'order'),
      ['since', from],
      ['order', 'oldest'],
    ],
  }
}

/** A call has one record of each type of event, and several of the types that recur. */
const keyOf = ({ callId, eventType, eventTime }: Disconnect): string =>
  `${callId} ${eventType} ${eventTime ?? ''}`

export type Followed = {
  /** The last records, oldest first. */
  readonly last: readonly Disconnect[]
  /** Those that come later, without end. */
  readonly next: AsyncIterable<Disconnect>
}

export type FollowOptions = {
  /** How many of the last records to begin with. */
  readonly limit: number
  /** In milliseconds. A call that arrives within `usual` after its end is found at once, and within `late` every `lateEvery`, since the wider range costs more. */
  readonly delays: { readonly usual: number; readonly late: number; readonly lateEvery: number }
  /** Called once when the place does not answer; the next attempt is made after a while. */
  readonly failed: (failure: CommandFailed) => void
}

/** Follows the answer to a question as records come in. @throws CommandFailed if the place does not answer at first */
export const follow = async (
  records: Records,
  asked: QuestionAndParameters,
  { limit, delays, failed }: FollowOptions,
): Promise<Followed> => {
  const seen = new Map<string, number>()
  const isNew = (record: Disconnect): boolean => {
    const key = keyOf(record)
    if (seen.has(key)) return false
    seen.set(key, epochMs(endedAt(record)))
    return true
  }
  let answeredAt = Date.now()
  for await (const record of records.list(since(asked, answeredAt - delays.late), Infinity)) isNew(record)
  const last: Disconnect[] = []
  for await (const record of records.list(asked, limit)) last.unshift(record)
  last.forEach(isNew)
  return { last, next: newRecords() }

  async function* newRecords(): AsyncGenerator<Disconnect> {
    let waitMs = POLL_MS
    for (let poll = 1; ; poll++) {
      await sleep(waitMs)
      const isWide = records.isFree || (poll * POLL_MS) % delays.lateEvery < POLL_MS
      const now = Date.now()
      const from = answeredAt - (isWide ? delays.late : delays.usual)
      try {
        for await (const record of records.list(since(asked, from), Infinity)) if (isNew(record)) yield record
        answeredAt = now
        waitMs = POLL_MS
      } catch (error) {
        if (!(error instanceof CommandFailed)) throw error
        if (waitMs === POLL_MS) failed(error)
        waitMs = Math.min(2 * waitMs, RETRY_MAX_MS)
      }
      if (isWide) for (const [key, ended] of seen) if (ended < from) seen.delete(key)
    }
  }
}

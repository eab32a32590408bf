import * as TE from 'fp-ts/TaskEither'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import type { PutResult } from '../../../lambda/disconnect/store'
import type { DisconnectStore } from '../../../lambda/question/reader'
import { isReconciled } from '../../../lambda/disconnect/source'
import { contentDigest, eventKey } from '../../../lambda/disconnect/identity'
import { inCallOrder, timelineKey } from '../../../lambda/disconnect/timeline'
import { naiveAnswer } from '../questions/naive-answer'

/** The simplest store that meets the contract of the port. */
export const inMemoryDisconnectStore = (): DisconnectStore => {
  const records = new Map<string, Disconnect>()
  const put = (record: Disconnect): PutResult => {
    const key = JSON.stringify([record.callId, eventKey(record)])
    const stored = records.get(key)
    if (stored === undefined) {
      records.set(key, record)
      return 'stored'
    }
    if (isReconciled(record)) return 'duplicate'
    if (isReconciled(stored)) {
      records.set(key, record)
      const times = ['enqueuedTime', 'startTime', 'answerTime', 'endTime'] as const
      return stored.cause === record.cause && times.every(time => stored[time] === record[time])
        ? 'completed'
        : 'corrected'
    }
    const evidenceKey = `${key}!${contentDigest(record)}`
    if (contentDigest(stored) === contentDigest(record) || records.has(evidenceKey)) return 'duplicate'
    records.set(evidenceKey, { ...record, conflict: true })
    return 'conflict'
  }
  return {
    put: record => TE.fromIO(() => put(record)),
    findByCall: callId =>
      TE.fromIO(() => ({
        records: inCallOrder([...records.values()].filter(record => record.callId === callId)),
        unreadable: 0,
      })),
    find: (question, { limit, after }) =>
      TE.fromIO(() => {
        const all = naiveAnswer(question, [...records.values()])
        const start = after === undefined ? 0 : all.findIndex(record => timelineKey(record) === after) + 1
        const page = all.slice(start, start + limit)
        const last = page.at(-1)
        const isLast = last === undefined || start + limit >= all.length
        const rows = page.map(record => ({ position: timelineKey(record), record }))
        return { rows, readUnits: 0, ...(isLast ? {} : { position: timelineKey(last) }) }
      }),
  }
}

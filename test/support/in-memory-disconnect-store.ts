import * as TE from 'fp-ts/TaskEither'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import type { DisconnectStore, PutResult } from '../../lambda/disconnect/disconnect-store'
import { contentDigest, eventKey } from '../../lambda/disconnect/identity'
import { inCallOrder } from '../../lambda/disconnect/timeline'

/** The least that keeps the port's promises. */
export const inMemoryDisconnectStore = (): DisconnectStore => {
  const records = new Map<string, Disconnect>()
  const put = (record: Disconnect): PutResult => {
    const key = JSON.stringify([record.callId, eventKey(record)])
    const stored = records.get(key)
    if (stored === undefined) {
      records.set(key, record)
      return 'stored'
    }
    const evidenceKey = `${key}!${contentDigest(record)}`
    if (contentDigest(stored) === contentDigest(record) || records.has(evidenceKey)) return 'duplicate'
    records.set(evidenceKey, { ...record, conflict: true })
    return 'conflict'
  }
  return {
    put: record => TE.fromIO(() => put(record)),
    findByCall: callId =>
      TE.fromIO(() => inCallOrder([...records.values()].filter(record => record.callId === callId))),
  }
}

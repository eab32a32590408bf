import { SOURCES } from '../../../lambda/disconnect/source'
import { aCallback, recordOf } from '../callbacks/builders'
import type { Refuses } from '../aws/in-memory-dynamodb'
import { explore, type Explored, type Scenario } from './explore'
import { everythingIsInItsPlace, nothingIsLost, type Sent } from './properties'

const callback = JSON.stringify(aCallback())
const contradiction = JSON.stringify(aCallback({ cause: 'busy' }))
const another = JSON.stringify(aCallback({ callId: 'c-another' }))
const undecodable = '{"callId": 7}'
const rejected = JSON.stringify(aCallback({ callId: 'c-rejected' }))
const withRejectedHeaders = '{"callId": "c-rejected-headers", "tag": [] }'

/** Bandwidth's list tells another cause than the callbacks, so that it can be told apart. */
const LISTED = { ...recordOf(aCallback({ cause: 'timeout', tag: undefined })), source: SOURCES.reconciled }

/** The callbacks that Bandwidth sends, at the same time or one after the other. */
export const SENT = {
  'one callback': [callback],
  'one callback that Bandwidth delivers twice': [callback, callback],
  'two callbacks that contradict each other': [callback, contradiction],
  'two callbacks of two calls': [callback, another],
  'one callback of a call that is reconciled': [callback],
  'one callback that Bandwidth delivers twice, of a call that is reconciled': [callback, callback],
  'two callbacks that contradict each other, of a call that is reconciled': [callback, contradiction],
  'one callback that cannot be decoded': [undecodable],
  'one callback that the database always rejects': [rejected],
  'one callback whose headers the quarantine always rejects': [withRejectedHeaders],
} as const satisfies Readonly<Record<string, Sent['bodies']>>

const hasRejectedHeaders: Refuses = (_, { headers, body }) =>
  headers?.S !== '{}' && Buffer.from(body?.B ?? []).toString() === withRejectedHeaders

const refuses: Refuses = (tableName, item) =>
  tableName === 'Disconnects' ? item['callId']?.S === 'c-rejected' : hasRejectedHeaders(tableName, item)

/** @throws Error with the steps that lead to it if an acknowledged callback is lost, doubled, altered, or drained without end */
export const exploreFaults = (
  name: keyof typeof SENT,
  faults: number,
  limits: Pick<Scenario, 'statesMax'> = {},
): Promise<Explored> => {
  const listed = name.includes('reconciled') ? { listed: LISTED } : {}
  const sent: Sent = { bodies: SENT[name], isRejected: body => body === rejected, ...listed }
  return explore(
    { bodies: sent.bodies, refuses, faults, ...listed, ...limits },
    { always: nothingIsLost(sent), atTheEnd: everythingIsInItsPlace(sent) },
  )
}

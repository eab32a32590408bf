import { aCallback } from '../callbacks/builders'
import type { Refuses } from '../aws/in-memory-dynamodb'
import { explore, type Explored, type Scenario } from './explore'
import { everythingIsInItsPlace, nothingIsLost, type Sent } from './properties'

const callback = JSON.stringify(aCallback())
const contradiction = JSON.stringify(aCallback({ cause: 'busy' }))
const another = JSON.stringify(aCallback({ callId: 'c-another' }))
const notUnderstood = '{"callId": 7}'
const neverTaken = JSON.stringify(aCallback({ callId: 'c-never-taken' }))
const norItsHeaders = '{"callId": "c-nor-its-headers", "tag": [] }'

/** The callbacks that Bandwidth sends, at once or one after the other. */
export const SENT = {
  'one callback': [callback],
  'one callback that Bandwidth delivers twice': [callback, callback],
  'two callbacks that contradict each other': [callback, contradiction],
  'two callbacks of two calls': [callback, another],
  'one that is not understood': [notUnderstood],
  'one that the database never takes': [neverTaken],
  'one whose headers the quarantine never takes': [norItsHeaders],
} as const satisfies Readonly<Record<string, Sent['bodies']>>

const refuses: Refuses = (tableName, { callId }) =>
  tableName === 'Disconnects' && callId?.S === 'c-never-taken'

/** @throws Error with the steps that lead to it, if anything acknowledged is lost, doubled, altered, or never comes to an end */
export const exploreFaults = (
  name: keyof typeof SENT,
  faults: number,
  limits: Pick<Scenario, 'statesMax'> = {},
): Promise<Explored> => {
  const sent: Sent = { bodies: SENT[name], isNeverTaken: body => body === neverTaken }
  return explore(
    { bodies: sent.bodies, refuses, faults, ...limits },
    { always: nothingIsLost(sent), atTheEnd: everythingIsInItsPlace(sent) },
  )
}

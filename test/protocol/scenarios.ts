import { aCallback } from '../support/builders'
import { explore, type Explored } from './explore'
import { everythingIsInItsPlace, nothingIsLost } from './properties'
import type { Timers } from './timers'

const callback = JSON.stringify(aCallback())
const contradiction = JSON.stringify(aCallback({ cause: 'busy' }))
const notUnderstood = '{"callId": 7}'

/** What Bandwidth sends, at once or one after the other. */
export const SENT = {
  'one callback': [callback],
  'one callback that Bandwidth delivers twice': [callback, callback],
  'two callbacks that contradict each other': [callback, contradiction],
  'one that is not understood': [notUnderstood],
} as const

/** @throws Error with the steps that lead to it, if anything acknowledged is lost, doubled or altered */
export const exploreFaults = (sent: keyof typeof SENT, faults: number, timers: Timers): Promise<Explored> =>
  explore({ bodies: SENT[sent], faults }, timers, {
    always: nothingIsLost(SENT[sent]),
    atTheEnd: everythingIsInItsPlace(SENT[sent]),
  })

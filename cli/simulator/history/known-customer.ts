import { REMINDERS, SUPPORT_LINE } from './applications'
import type { Incident } from './incidents'
import type { PastCall } from './past-call'
import type { Period } from './slots'
import { MINUTE_MS } from '../../../lambda/disconnect/time-units'

/** The customer of the examples in the README: +15555550100, with calls that they find. */
const CUSTOMER = 20_417

/** The calls of this customer are in every history that is long enough for them. */
export const knownCalls = ({ from, until }: Period, incidents: readonly Incident[]): readonly PastCall[] => {
  const customer = CUSTOMER
  const failed = incidents.find(({ cause }) => cause === 'callback-error')
  const calls: readonly PastCall[] = [
    ...(failed === undefined
      ? []
      : [0.3, 0.6].map((part): PastCall => ({
          application: SUPPORT_LINE,
          endMs: Math.round(failed.from + part * (failed.until - failed.from)),
          cause: 'callback-error',
          answered: true,
          customer,
        }))),
    { application: REMINDERS, endMs: until - 35 * MINUTE_MS, cause: 'timeout', answered: false, customer },
    { application: SUPPORT_LINE, endMs: until - 4 * MINUTE_MS, cause: 'hangup', answered: true, customer },
  ]
  return calls.filter(({ endMs }) => endMs >= from)
}

import { epochMs, timestampOf } from '../../disconnect/timestamp'
import {
  FirstCallback,
  HourOfCalls,
  ScheduledRun,
  type ReconciliationStore,
} from '../../reconciliation/store'
import { type DisconnectStoreOptions, putReconciled } from '../disconnects'
import { digestOf, recall, remember } from './memory'
import { sourcesOf } from './sources'

/** How long the hours are kept. */
const KEPT_DAYS = 90

/** Sorts after every text that begins with the same characters. */
const after = (prefix: string): string => `${prefix}~`

const hourKey = (time: string): string => `hour#${time.slice(0, 13)}`

export const dynamoReconciliationStore = (options: DisconnectStoreOptions): ReconciliationStore => {
  const put = remember(options)
  return {
    sourcesOf: sourcesOf(options),
    put: putReconciled(options),
    firstCallbacks: accountId =>
      recall(options, FirstCallback)(`first#${accountId}#`, after(`first#${accountId}#`)),
    rememberFirst: first =>
      put({
        key: `first#${first.accountId}#${digestOf([first.applicationId, first.direction])}`,
        json: JSON.stringify(first),
        order: { by: first.endedAt, replacedBy: 'less' },
      }),
    saveHour: hour =>
      put({
        key: `${hourKey(hour.hour)}#${hour.accountId}`,
        json: JSON.stringify(hour),
        order: { by: hour.until, replacedBy: 'not less' },
        keep: { since: hour.until, days: KEPT_DAYS },
      }),
    hours: (since, until) =>
      recall(options, HourOfCalls)(hourKey(since), after(hourKey(timestampOf(epochMs(until) - 1)))),
    saveRun: run => put({ key: `run#${run.accountId}`, json: JSON.stringify(run) }),
    runs: () => recall(options, ScheduledRun)('run#', after('run#')),
  }
}

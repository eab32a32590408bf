import { pipe } from 'fp-ts/function'
import * as RA from 'fp-ts/ReadonlyArray'
import * as TE from 'fp-ts/TaskEither'
import {
  FirstCallback,
  type HourOfCalls,
  ScheduledRun,
  type ReconciliationStore,
} from '../../reconciliation/store'
import { type PutOptions, putReconciled } from '../put'
import { after, hourKey, hoursIn } from './hours'
import { digestOf, recall, remember } from './memory'
import { sourcesOf } from './sources'

/** How long the hours are kept. */
const KEPT_DAYS = 90

/** An item of DynamoDB has at most 400 KB: about 3,000 groups. */
const PART_BYTES = 300_000

/** The groups of an hour, in parts that each fit into one item. An hour of few groups is one part, and so is one of none. */
const partsOf = ({ by }: HourOfCalls): readonly HourOfCalls['by'][] => {
  let part: HourOfCalls['by'] = []
  let bytes = 0
  const parts = [part]
  for (const group of by) {
    const size = Buffer.byteLength(JSON.stringify(group))
    if (bytes + size > PART_BYTES) {
      parts.push((part = []))
      bytes = 0
    }
    part.push(group)
    bytes += size
  }
  return parts
}

export const dynamoReconciliationStore = (options: PutOptions): ReconciliationStore => {
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
      pipe(
        partsOf(hour),
        RA.traverseWithIndex(TE.ApplicativeSeq)((n, by) =>
          put({
            key: `${hourKey(hour.hour)}#${hour.accountId}${n === 0 ? '' : `#${n}`}`,
            json: JSON.stringify({ ...hour, by }),
            order: { by: hour.until, replacedBy: 'not less' },
            keep: { since: hour.until, days: KEPT_DAYS },
          }),
        ),
        TE.map(() => undefined),
      ),
    hours: hoursIn(options),
    saveRun: run => put({ key: `run#${run.accountId}`, json: JSON.stringify(run) }),
    runs: () => recall(options, ScheduledRun)('run#', after('run#')),
  }
}

import type { DisconnectWriter, StoreError } from '../lambda/disconnect/store'
import type { QuarantineReader } from '../lambda/intake/quarantine'
import type { ToRecordOptions } from '../lambda/intake/to-record'
import type { DisconnectReader } from '../lambda/question/reader'
import type { ReconciliationStore } from '../lambda/reconciliation/store'
import type { CallReader } from '../lambda/report/reader'
import type { PlaceAnswer } from './answers/place'
import type { Problem } from './answers/problem'
import type { AlarmsAnswer, WaitingAnswer } from './answers/waiting'
import type { PageFiles } from './page'

/** What the console needs of a deployment. */
export type ConsolePorts = {
  readonly place: PlaceAnswer
  readonly store: DisconnectReader & Pick<DisconnectWriter, 'put'>
  readonly calls: CallReader
  readonly reconciliation: Pick<ReconciliationStore, 'hours' | 'runs' | 'firstCallbacks'>
  readonly quarantine: QuarantineReader
  /** Whether the functions of the deployment accept callbacks of an account. */
  readonly allowsAccount: ToRecordOptions['allowsAccount']
  readonly waiting: () => Promise<WaitingAnswer>
  /** The twin has none. */
  readonly alarms?: () => Promise<AlarmsAnswer>
  /** What a user reads of a failure. It repeats nothing of a question or a record. */
  readonly explain: (error: StoreError) => Problem
  /** The page as it is sent. Rejects if it cannot be made. */
  readonly page: () => Promise<PageFiles>
}

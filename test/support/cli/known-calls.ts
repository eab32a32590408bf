import { aCallbackOfNewCall } from '../callbacks/builders'
import { clientOf, startTestTwin } from '../twin/twin'
import type { Twin } from '../../../local/twin'
import { TABLE_NAME } from '../../../local/database/embedded-database'

export const HUGE = `1${'7'.repeat(200_000)}`

const ended = (minute: number) => `2026-03-04T10:0${minute}:00.000Z`

const KNOWN: readonly Record<string, unknown>[] = [
  { callId: 'c-0', endTime: ended(0), cause: 'hangup', tag: 'customer-1' },
  { callId: 'c-1', endTime: ended(1), cause: 'busy', answerTime: null, to: '+447700900123' },
  { callId: 'c-2', endTime: ended(2), cause: 'timeout', answerTime: null, direction: 'inbound' },
  { callId: 'c-3', endTime: ended(3), cause: 'callback-error', from: 'sip:alice@example.com' },
  { callId: 'c-4', endTime: ended(4), cause: 'hangup', applicationId: 'app-4', accountId: 'account-4' },
  { callId: 'c-5', endTime: ended(5), cause: 'node-capacity-exceeded', tag: '=1+1, "x"\nsecond' },
]

/** A twin with known calls, and the flags by which the command line finds it: as a twin, and as a table. */
export const startKnownTwin = async () => {
  const twin: Twin = await startTestTwin()
  const { post } = clientOf(twin)
  for (const call of KNOWN) await post(aCallbackOfNewCall(call))
  await post(
    JSON.stringify(aCallbackOfNewCall({ callId: 'c-now', tag: 'now', endTime: new Date().toISOString() })),
  )
  await post(aCallbackOfNewCall({ callId: 'c-0', eventType: 'answer', eventTime: ended(0), cause: null }))
  await post(aCallbackOfNewCall({ callId: 'c-1', endTime: ended(1), cause: 'rejected' }))
  await post(`{"eventType":"dtmf","callId":"c-huge","eventTime":"${ended(6)}","huge":${HUGE}}`)
  return {
    ...twin,
    local: ['--local', twin.url],
    table: ['--table', TABLE_NAME, '--endpoint', twin.database.endpoint],
  }
}

export const RANGE = ['--since', '2026-03-04', '--until', '2026-03-05']

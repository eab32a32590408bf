import { aCallbackOfNewCall } from '../callbacks/builders'
import { runAtWidth } from '../cli/in-process'
import type { Ended } from '../cli/run'
import { withTestTwin } from '../twin/twin'

/** On 4 and 5 March 2026, in New York from 19:00 of the day before. */
const CALLS = [
  { callId: 'c-0', endTime: '2026-03-04T10:00:00Z', cause: 'hangup', tag: '=1+1' },
  { callId: 'c-1', endTime: '2026-03-04T10:01:00Z', cause: 'busy', answerTime: null },
  { callId: 'c-2', endTime: '2026-03-04T10:02:00Z', cause: 'callback-error', answerTime: null },
  { callId: 'c-3', endTime: '2026-03-05T02:00:00Z', cause: 'hangup', applicationId: 'app-4' },
  { callId: 'c-4', endTime: '2026-03-05T10:00:00Z', cause: 'made-up', answerTime: null },
]

const MINUTE_MS = 60_000

/** The range in which they ended, in UTC. */
export const RANGE = ['--since', '2026-03-04', '--until', '2026-03-06']

/** For all tests of a file: a twin with five calls, and reports of them. */
export const withReportedCalls = () => {
  const running = withTestTwin()
  beforeAll(async () => {
    for (const call of CALLS) {
      const startMs = Date.parse(call.endTime) - MINUTE_MS
      const startTime = new Date(startMs).toISOString()
      const answerTime = new Date(startMs + 10_000).toISOString()
      const times = { startTime, eventTime: call.endTime, answerTime }
      await running.bandwidth.post(aCallbackOfNewCall({ ...times, ...call }))
    }
  })
  const report = (flags: readonly string[] = [], columns = 80): Promise<Ended> =>
    runAtWidth(columns, ['report', '--local', running.twin.url, '--utc', ...RANGE, ...flags])
  return { running, report }
}

import { receiptOf } from '../../../cli/erasure/receipt'
import type { Timestamp } from '../../../lambda/disconnect/timestamp'

const counts = {
  ...{ calls: 1, begun: 0, ends: 1, evidence: 0, events: 0 },
  ...{ requests: 0, memos: 0, unmarked: 0, mentioning: 0 },
}
const about = {
  erasedAt: '2026-03-15T00:00:00.000Z' as Timestamp,
  place: 'table Disconnects',
  subject: 'number',
} as const

test('the receipt of a stack names everything that still has the number, and what a command would send again', () => {
  const { notReached } = receiptOf({ calls: [], requests: [], memos: [], places: {}, counts }, about, false)
  for (const named of ['backups', 'overflow queue', 'dead letters of forwarding', 'redrive --forwards'])
    expect(notReached.join('\n')).toContain(named)
  expect(notReached.join('\n')).not.toContain('folder')
})

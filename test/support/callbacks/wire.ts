import { randomUUID } from 'node:crypto'

/** A call identifier that no other test has. */
export const newCallId = (): string => `c-${randomUUID()}`

/** What Bandwidth posts when an answered call has been hung up. */
export const disconnectBody = (overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  eventType: 'disconnect',
  eventTime: '2026-03-04T10:01:30.250Z',
  accountId: '9900000',
  applicationId: '3f2b8c1d-4a5e-4f60-8b7a-9c0d1e2f3a4b',
  from: '+15555550100',
  to: '+15555550101',
  direction: 'outbound',
  callId: newCallId(),
  startTime: '2026-03-04T10:00:00.000Z',
  answerTime: '2026-03-04T10:00:05.000Z',
  endTime: '2026-03-04T10:01:30.000Z',
  cause: 'hangup',
  tag: 'customer-4711',
  ...overrides,
})

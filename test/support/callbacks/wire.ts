import { randomUUID } from 'node:crypto'
import { defined } from '../../../lambda/codec/defined'
import { aCallback, type WireBody } from './builders'

/** A call identifier that no other test has. */
export const newCallId = (): string => `c-${randomUUID()}`

/** A callback of a call of its own, which ended at 10:01:30 on 4 March 2026. */
export const disconnectBody = (overrides: WireBody = {}): WireBody =>
  defined(
    aCallback({
      callUrl: undefined,
      applicationId: '3f2b8c1d-4a5e-4f60-8b7a-9c0d1e2f3a4b',
      callId: newCallId(),
      startTime: '2026-03-04T10:00:00.000Z',
      answerTime: '2026-03-04T10:00:05.000Z',
      endTime: '2026-03-04T10:01:30.000Z',
      eventTime: '2026-03-04T10:01:30.250Z',
      tag: 'customer-4711',
      ...overrides,
    }),
  )

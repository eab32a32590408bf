import { newCallId, type WireBody } from '../callbacks/builders'

/** A row of Bandwidth's list, as JSON: an answered outbound call that ended at 10:01:30 on 4 March 2026. */
export const aRow = (overrides: WireBody = {}): WireBody => ({
  applicationId: '3f2b8c1d-4a5e-4f60-8b7a-9c0d1e2f3a4b',
  accountId: '9900000',
  callId: newCallId(),
  parentCallId: null,
  to: '+15555550101',
  from: '+15555550100',
  direction: 'outbound',
  state: 'disconnected',
  stirShaken: null,
  identity: null,
  enqueuedTime: null,
  startTime: '2026-03-04T10:00:00.000Z',
  answerTime: '2026-03-04T10:00:05.000Z',
  endTime: '2026-03-04T10:01:30.000Z',
  disconnectCause: 'hangup',
  errorMessage: null,
  errorId: null,
  lastUpdate: '2026-03-04T10:01:30.250Z',
  ...overrides,
})

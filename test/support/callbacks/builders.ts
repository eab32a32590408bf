import { randomUUID } from 'node:crypto'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { decodeCallback } from '../../../lambda/callback/decode-callback'
import type { Delivery } from '../../../lambda/callback/delivery'
import type { WaitingOutcome } from '../../../lambda/intake/receive-waiting'
import { type Callback, normalize } from '../../../lambda/disconnect/normalize'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { SOURCES } from '../../../lambda/disconnect/source'
import type { QuarantinedRequest } from '../../../lambda/intake/quarantine'
import type { Timestamp } from '../../../lambda/disconnect/timestamp'
import type { Violation } from '../../../lambda/codec/decode'
import { defined } from '../../../lambda/codec/defined'

/** The JSON of a callback, not yet decoded. */
export type WireBody = Readonly<Record<string, unknown>>

export const CALL_ID = 'c-5d1f0a7b-1c9e4b20-6a3d-4f18-9b7c-2e8d4c6a0f13'

export const RECEIVED_AT = '2026-03-14T09:26:54.001Z' as Timestamp

/** The callback that Bandwidth posts when an answered outbound call has ended. */
export const aCallback = (overrides: WireBody = {}): WireBody => ({
  eventType: 'disconnect',
  callId: CALL_ID,
  from: '+15555550100',
  to: '+15555550101',
  direction: 'outbound',
  applicationId: '3b0f6c52-8d4e-4a17-9f26-71c05e9ad348',
  accountId: '9900000',
  startTime: '2026-03-14T09:25:00.250Z',
  eventTime: '2026-03-14T09:26:53.590Z',
  callUrl: `https://voice.bandwidth.com/api/v2/accounts/9900000/calls/${CALL_ID}`,
  answerTime: '2026-03-14T09:25:10.500Z',
  endTime: '2026-03-14T09:26:53.589Z',
  cause: 'hangup',
  ...overrides,
})

/** Every property that a disconnect can carry, on a call that failed after it had waited in the queue. */
export const aFullCallback = (overrides: WireBody = {}): WireBody =>
  aCallback({
    privacy: false,
    enqueuedTime: '2026-03-14T09:24:58.100Z',
    cause: 'application-error',
    errorMessage: 'The application closed the call before it was bridged',
    errorId: '8c2f6e1d-70b5-4c3a-a9d8-15e4f7b20c66',
    tag: 'campaign-7/customer-20417',
    ...overrides,
  })

/** The properties that Bandwidth's specification of July 2026 adds to each callback. */
export const JULY_2026: WireBody = {
  privacy: false,
  callerDisplayName: 'Example Hardware Store',
  sipCallId: '1049827356_118273645@192.0.2.17',
  sipResponseCode: 486,
}

export const LONG_SIP_URI = 'sip:+15555550101;ext=20417@trunk-7.pbx.example.com:5061;transport=tls;user=phone'

/** The longest texts with which a record with all properties still takes one write unit. The SIP URI has 60 characters. */
export const LONG_TEXTS: WireBody = {
  to: `sip:+15555550101@${'x'.repeat(31)}.example.com`,
  tag: 't'.repeat(64),
  errorMessage: 'm'.repeat(128),
}

/** A call id that no other test has. */
export const newCallId = (): string => `c-${randomUUID()}`

/** The callback of a call that no other test has, which ended at 10:01:30 on 4 March 2026. A property set to undefined is left out. */
export const aCallbackOfNewCall = (overrides: WireBody = {}): WireBody =>
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

const bytesOf = (body: unknown): Uint8Array =>
  body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))

/** The body may be bytes, the text of a body, or a value that is sent as JSON. */
export const aDelivery = ({
  body = aCallback(),
  ...overrides
}: Partial<Omit<Delivery, 'body'>> & { readonly body?: unknown } = {}): Delivery => ({
  method: 'POST',
  query: '',
  headers: { 'content-type': 'application/json' },
  receivedAt: RECEIVED_AT,
  requestId: 'request-1',
  ...overrides,
  body: bytesOf(body),
})

export const decodePost = (body: unknown, query = ''): E.Either<readonly Violation[], Callback> =>
  decodeCallback(aDelivery({ body, query }))

export const decodeGet = (query: string): E.Either<readonly Violation[], Callback> =>
  decodeCallback(aDelivery({ method: 'GET', query, body: '' }))

const orThrow = E.getOrElse((violations: readonly Violation[]): Callback => {
  throw new Error(JSON.stringify(violations))
})

/** Decodes a body, and throws if that fails. */
export const decoded = (body: unknown, query = ''): Callback => orThrow(decodePost(body, query))

export const decodedQuery = (query: string): Callback => orThrow(decodeGet(query))

/** The record of a body that arrived at `RECEIVED_AT`. */
export const recordOf = (body: unknown, query = ''): Disconnect =>
  pipe(decoded(body, query), normalize({ receivedAt: RECEIVED_AT, source: SOURCES.callback }))

export const aRecord = (overrides: WireBody = {}): Disconnect => recordOf(aCallback(overrides))

export const aQuarantinedRequest = (overrides: Partial<QuarantinedRequest> = {}): QuarantinedRequest => ({
  quarantineId: '20260314T092654001Z-9f8e7d6c5b4a3f2e',
  receivedAt: RECEIVED_AT,
  requestId: 'request-1',
  violations: [{ path: 'startTime', expected: 'an ISO 8601 time' }],
  method: 'POST',
  query: '',
  headers: { 'content-type': 'application/json' },
  body: Buffer.from('{'),
  ...overrides,
})

/** The outcome of a delivery that waited until its credentials could be checked, and they were wrong. */
export const anUnauthorizedOutcome: WaitingOutcome = {
  _tag: 'unauthorized',
  violations: [
    { path: 'Authorization', expected: 'the right credentials, which could not be read when it came' },
  ],
  quarantineId: '20260314T092654001Z-9f8e7d6c5b4a3f2e',
}

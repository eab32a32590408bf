import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { decodeCallback } from '../../../lambda/callback/decode-callback'
import type { Delivery } from '../../../lambda/callback/delivery'
import type { WaitingOutcome } from '../../../lambda/intake/receive-waiting'
import { type Callback, normalize } from '../../../lambda/disconnect/normalize'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import type { QuarantinedRequest } from '../../../lambda/intake/quarantine'
import type { Timestamp } from '../../../lambda/disconnect/timestamp'
import type { Violation } from '../../../lambda/codec/decode'

/** A callback's JSON, before anybody has looked at it. */
export type WireBody = Readonly<Record<string, unknown>>

export const CALL_ID = 'c-5d1f0a7b-1c9e4b20-6a3d-4f18-9b7c-2e8d4c6a0f13'

export const RECEIVED_AT = '2026-03-14T09:26:54.001Z' as Timestamp

/** What Bandwidth posts when an answered outbound call has ended. */
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

export const post = (body: unknown, query = ''): E.Either<readonly Violation[], Callback> =>
  decodeCallback(aDelivery({ body, query }))

export const get = (query: string): E.Either<readonly Violation[], Callback> =>
  decodeCallback(aDelivery({ method: 'GET', query, body: '' }))

const orThrow = E.getOrElse((violations: readonly Violation[]): Callback => {
  throw new Error(JSON.stringify(violations))
})

/** The callback that a body is understood as; throws if it is not. */
export const understood = (body: unknown, query = ''): Callback => orThrow(post(body, query))

export const understoodQuery = (query: string): Callback => orThrow(get(query))

/** The record of a body that arrived at `RECEIVED_AT`. */
export const recordOf = (body: unknown, query = ''): Disconnect =>
  pipe(understood(body, query), normalize({ receivedAt: RECEIVED_AT, source: 'callback' }))

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

/** What becomes of a delivery that has waited for its credentials to be checked, and has the wrong ones. */
export const anUnauthorized: WaitingOutcome = {
  _tag: 'unauthorized',
  violations: [
    { path: 'Authorization', expected: 'the right credentials, which could not be read when it came' },
  ],
  quarantineId: '20260314T092654001Z-9f8e7d6c5b4a3f2e',
}

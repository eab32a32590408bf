import { randomBytes, randomUUID } from 'node:crypto'
import type { SimulatedCall } from '../simulator/calls'
import { queryOf } from '../simulator/deliveries'
import {
  EMPTY,
  withoutProperty,
  withProperty,
  withProperties,
  withExtra,
  withoutValue,
  type Draft,
  queryDraft,
} from '../simulator/draft'
import { expectedRecord } from '../simulator/expected-record'

/** Every made-up call of a check has this application, which distinguishes it in a real table. */
export const CHECK_APPLICATION_ID = 'c4ec4000-7e57-4ca1-9900-000000000001'

/** The call ids of checks begin with this. */
export const CHECK_CALL_PREFIX = 'c-c4ec4000-'

/** The length of the whole body. */
export const LARGE_BODY_BYTES = 250 * 1024

/** In the form of Bandwidth's call ids. */
const newCallId = (): string => `${CHECK_CALL_PREFIX}${randomUUID()}`

const iso = (ms: number): string => new Date(ms).toISOString()

const checkDraft = (accountId: string): Draft => {
  const end = Date.now() - 1_000
  const callId = newCallId()
  return withProperties(EMPTY, {
    eventType: 'disconnect',
    accountId,
    applicationId: CHECK_APPLICATION_ID,
    from: '+15555550100',
    to: '+15555550101',
    direction: 'outbound',
    callId,
    callUrl: `https://voice.bandwidth.com/api/v2/accounts/${accountId}/calls/${callId}`,
    startTime: iso(end - 85_000),
    answerTime: iso(end - 80_000),
    endTime: iso(end),
    eventTime: iso(end + 250),
    cause: 'hangup',
  })
}

/** Everything that Bandwidth has been seen to send, in spellings that have to be normalized. */
const richDraft = (accountId: string): Draft => {
  const plain = checkDraft(accountId)
  const start = String(plain.meant['startTime'])
  const properties: readonly (readonly [name: string, value: unknown])[] = [
    ['meanOpinionScore', 4.12],
    ['networkPath', { carriers: ['first', 'second'], hop: { depth: { deeper: [[], {}, null, true] } } }],
    ['stir/shaken attestation', 'A'],
    ['answered', 'this is the name of a derived field'],
  ]
  const draft = withProperty(
    withoutValue(withProperty(plain, 'tag', 'Kundin Zoë & Söhne = 100 % + 1 / 客户 📞'), 'errorMessage', ''),
    'startTime',
    start.replace('Z', '000000Z'),
    start,
  )
  return properties.reduce((before, [key, value]) => withExtra(before, key, value), draft)
}

const callOf = (method: SimulatedCall['method'], draft: Draft): SimulatedCall => ({
  callId: String(draft.meant['callId']),
  method,
  properties: draft.sent,
  expected: expectedRecord(draft),
})

/** A usual call. */
export const plainCall = (accountId: string): SimulatedCall => callOf('POST', checkDraft(accountId))

export const postCall = (accountId: string): SimulatedCall => callOf('POST', richDraft(accountId))

export const getCall = (accountId: string): SimulatedCall => callOf('GET', queryDraft(richDraft(accountId)))

/**
 * A call with the largest body that a callback may have. It lacks the properties with an index: a record of 250 KB costs 250 write
 * units in the table and in each index, and as many again when it is deleted.
 */
export const largeCall = (accountId: string): SimulatedCall => {
  const draft = ['from', 'to'].reduce(withoutProperty, checkDraft(accountId))
  const rest = Buffer.byteLength(JSON.stringify({ ...draft.sent, filling: '' }))
  const filling = randomBytes(LARGE_BODY_BYTES)
    .toString('base64')
    .slice(0, LARGE_BODY_BYTES - rest)
  return callOf('POST', withExtra(draft, 'filling', filling))
}

/** JSON that is truncated. */
const malformedBody = (callId: string): Buffer =>
  Buffer.from(`{"callId":"${callId}","cause":["a check, which cannot be understood"]`)

export const malformedRequest = (): { readonly callId: string; readonly body: Buffer } => {
  const callId = newCallId()
  return { callId, body: malformedBody(callId) }
}

const CALL_ID = new RegExp(`${CHECK_CALL_PREFIX}[\\da-f-]{36}`)

/** The call id of a body that is, byte for byte, a malformed request of a check. */
export const malformedCallId = (body: Uint8Array): string | undefined => {
  const [callId] = CALL_ID.exec(Buffer.from(body.subarray(0, 100)).toString()) ?? []
  return callId !== undefined && malformedBody(callId).equals(body) ? callId : undefined
}

export const bodyOf = ({ properties }: SimulatedCall): Buffer => Buffer.from(JSON.stringify(properties))

/** The `+` of numbers is not encoded, and so means a space: some clients send query strings like this. */
export const queryOfCall = ({ properties }: SimulatedCall): string => queryOf(properties, true)

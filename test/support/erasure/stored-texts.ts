import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import * as fc from 'fast-check'
import * as E from 'fp-ts/Either'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import type { Timestamp } from '../../../lambda/disconnect/timestamp'
import { dynamoDisconnectStore } from '../../../lambda/dynamodb/disconnects'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import { dynamoQuarantine } from '../../../lambda/dynamodb/quarantine/store'
import { quarantineIdOf } from '../../../lambda/intake/quarantine'
import { QUARANTINE_TABLE_NAME, TABLE_NAME } from '../../../local/database/create-tables'
import { aCallbackOfNewCall, aQuarantinedRequest, newCallId, recordOf } from '../callbacks/builders'

/** Where a text can be in a callback. */
const PLACES: Readonly<Record<string, (text: string) => object>> = {
  from: from => ({ from }),
  to: to => ({ to }),
  transferTo: transferTo => ({ transferTo }),
  transferCallerId: transferCallerId => ({ transferCallerId }),
  tag: tag => ({ tag: `customer ${tag}, gold` }),
  'JSON in the tag': tag => ({ tag: JSON.stringify({ who: [tag] }) }),
  'JSON in JSON': tag => ({ tag: JSON.stringify({ inner: JSON.stringify({ who: tag }) }) }),
  errorMessage: text => ({ errorMessage: `no route to ${text}!` }),
  callerDisplayName: callerDisplayName => ({ callerDisplayName }),
  'unknown property': text => ({ diversion: text }),
  'deep in an unknown property': text => ({ history: { hops: [{ at: 1 }, { party: text }] } }),
  'name of a property': text => ({ [text]: true }),
}

/** Which items of a call have the text, and what else the call has. */
type Kind = 'end' | 'evidence' | 'event'

const KINDS: readonly Kind[] = ['end', 'evidence', 'event']

export type Call = {
  readonly at: Kind
  readonly text: string
  readonly place: string
  readonly has: readonly Kind[]
}

export const aCall = (text: fc.Arbitrary<string>): fc.Arbitrary<Call> =>
  fc.record({
    at: fc.constantFrom(...KINDS),
    text,
    place: fc.constantFrom(...Object.keys(PLACES)),
    has: fc.subarray([...KINDS]),
  })

const overridesOf: Readonly<Record<Kind, object>> = {
  end: {},
  evidence: { cause: 'busy' },
  event: { eventType: 'dtmf', eventTime: '2026-03-04T10:00:10.000Z' },
}

const NO_NUMBERS = { from: 'sip:a@b.example', to: 'Restricted', tag: undefined }

const recordsOf = (callId: string, { at, text, place, has }: Call): readonly Disconnect[] =>
  KINDS.filter(kind => kind === at || has.includes(kind)).map(kind => ({
    ...recordOf(
      aCallbackOfNewCall({
        ...NO_NUMBERS,
        callId,
        ...overridesOf[kind],
        ...(kind === at ? PLACES[place]?.(text) : {}),
      }),
    ),
    ...(kind === 'evidence' && { conflict: true }),
  }))

const PART = 300 * 1024

/** Bodies that cannot be decoded, with a text somewhere. */
export const BODIES: Readonly<
  Record<string, (text: string) => Partial<{ body: Uint8Array; query: string }>>
> = {
  'JSON that is cut off': text => ({ body: Buffer.from(`{"callId":"c-1","from":${JSON.stringify(text)}`) }),
  'escaped JSON': text => ({
    body: Buffer.from(
      `{"from":"${Array.from(text, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`,
    ),
  }),
  form: text => ({ body: Buffer.from(`from=${encodeURIComponent(text)}&cause=busy`) }),
  query: text => ({ query: `from=${encodeURIComponent(text)}` }),
  'UTF-16': text => ({ body: Buffer.from(`ü from ${text}`, 'utf16le') }),
  'two parts': text => ({
    body: Buffer.from(`${'x'.repeat(PART - Math.ceil(text.length / 2))} ${text} ${'y'.repeat(99)}`),
  }),
  'second part': text => ({ body: Buffer.from(`${'x'.repeat(PART + 50)} ${text}`) }),
}

/** Stores them. @returns the ids of the calls and of the requests */
export const putAll = async (
  client: DynamoDBClient,
  {
    calls,
    requests,
  }: {
    readonly calls: readonly Call[]
    readonly requests: readonly (readonly [string, string])[]
  },
): Promise<readonly string[]> => {
  const store = dynamoDisconnectStore({
    client,
    tableName: TABLE_NAME,
    shards: DEFAULT_SHARDS,
    readShards: DEFAULT_SHARDS,
  })
  const ids: string[] = []
  for (const call of calls) {
    const callId = newCallId()
    ids.push(callId)
    for (const record of recordsOf(callId, call)) expect(E.isRight(await store.put(record)())).toBe(true)
  }
  const quarantine = dynamoQuarantine({
    client,
    tableName: QUARANTINE_TABLE_NAME,
    retentionDays: 30,
  })
  for (const [kind, text] of requests) {
    const arrival = { receivedAt: '2026-03-14T09:26:54.001Z' as Timestamp, requestId: newCallId() }
    const quarantineId = quarantineIdOf(arrival)
    ids.push(quarantineId)
    await quarantine.put(aQuarantinedRequest({ ...arrival, quarantineId, ...BODIES[kind]?.(text) }))()
  }
  return ids
}

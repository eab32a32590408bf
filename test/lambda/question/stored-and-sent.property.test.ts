import * as fc from 'fast-check'
import * as E from 'fp-ts/Either'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { timestampOf } from '../../../lambda/disconnect/timestamp'
import { dynamoDisconnectStore } from '../../../lambda/dynamodb/disconnects'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import { questionHandler } from '../../../lambda/http/question-handlers'
import { TABLE_NAME } from '../../../local/database/embedded-database'
import { arbitraryCallback } from '../../support/callbacks/arbitraries'
import { aCallbackOfNewCall, recordOf, type WireBody } from '../../support/callbacks/builders'
import { runHere } from '../../support/cli/in-process'
import { gatewayEvent } from '../../support/lambda/gateway-event'
import { withTestTwin } from '../../support/twin/twin'

const running = withTestTwin()

const flagOf = (name: string): string =>
  `--${name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`

/** Which parameters ask for a property. */
const ASKED_BY = {
  callId: ['callId'],
  eventType: ['eventType'],
  from: ['from', 'number'],
  to: ['to', 'number'],
  cause: ['cause'],
  tag: ['tag'],
  applicationId: ['applicationId'],
  accountId: ['accountId'],
} as const

type Asked = readonly [name: string, value: string]

const asParameter = (name: string, text: string): string =>
  name === 'cause' ? text.replaceAll(/[\\,!]/g, '\\$&') : text

/** A question for each value of a record, as it is stored and as it was sent. */
const questionsFor = (record: Disconnect): readonly Asked[] =>
  Object.entries(ASKED_BY).flatMap(([property, names]) => {
    const stored = record[property as keyof typeof ASKED_BY]
    if (stored === undefined) return []
    // Blank text and null mean that the value was not given.
    const sent = record.asSent?.[property] ?? ''
    const texts = new Set([stored, ['', 'null'].includes(sent.trim()) ? stored : sent])
    return [...texts].flatMap(text => names.map(name => [name, asParameter(name, text)] as const))
  })

const store = () =>
  dynamoDisconnectStore({
    client: running.twin.database.client,
    tableName: TABLE_NAME,
    shards: DEFAULT_SHARDS,
    readShards: DEFAULT_SHARDS,
  })

/** In the millisecond in which the call ended, and with events of all types. */
const narrowed = (asked: Asked, { endTime }: Disconnect): readonly Asked[] => [
  asked,
  ['since', String(endTime)],
  ['until', timestampOf(Date.parse(String(endTime)) + 1)],
  ...(asked[0] === 'eventType' ? [] : [['eventType', 'any'] as const]),
]

const askByFlags = async (asked: readonly Asked[], place: readonly string[]): Promise<string> => {
  const flags = asked.flatMap(([name, value]) => [flagOf(name), value])
  const { code, stdout } = await runHere(['list', ...flags, '--all', ...place])
  expect(code).toBe(0)
  return stdout
}

/** White space around a value is left out: in a query string, a space in front of a number stands for its plus. */
const askByQuery = async (asked: readonly Asked[]): Promise<string> => {
  const query = asked
    .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed().trim())}`)
    .join('&')
  const { statusCode, body = '' } = await questionHandler({ store: store(), failed: () => undefined })(
    gatewayEvent({ method: 'GET', path: '/disconnects', query }),
  )
  expect(statusCode).toBe(200)
  return body
}

const ask = {
  'a query string': askByQuery,
  'the flags of a table': (asked: readonly Asked[]) =>
    askByFlags(asked, ['--table', TABLE_NAME, '--endpoint', running.twin.database.endpoint]),
  'the flags of a twin': (asked: readonly Asked[]) => askByFlags(asked, ['--local', running.twin.url]),
}

/** The twin's HTTP server takes no longer request line. */
const FITS_REQUEST_LINE = 2_000

const callIdIn = ({ callId }: Disconnect): string => `"callId":${JSON.stringify(callId)}`

let calls = 0

/** Each call ends in a millisecond of its own. */
const ofNewCall = (body: WireBody): Disconnect =>
  recordOf({
    ...body,
    callId: ` ${String(body['callId'])} ${++calls} `,
    endTime: timestampOf(Date.parse('2026-03-04T10:00:00Z') + calls),
  })

const expectFound = async (way: keyof typeof ask, record: Disconnect): Promise<void> => {
  expect(await store().put(record)()).toStrictEqual(E.right('stored'))
  const questions = questionsFor(record).filter(
    ([, value]) => way !== 'the flags of a twin' || value.length < FITS_REQUEST_LINE,
  )
  for (const question of questions)
    expect(await ask[way](narrowed(question, record))).toContain(callIdIn(record))
}

const WAYS = [
  ['a query string', 100],
  ['the flags of a table', 25],
  ['the flags of a twin', 25],
] as const

test.each(WAYS)(
  'every stored record is found by each of its values, as stored and as sent, with %s',
  async (way, numRuns) => {
    await fc.assert(
      fc.asyncProperty(arbitraryCallback(), body => expectFound(way, ofNewCall(body))),
      { numRuns },
    )
  },
  60_000,
)

describe.each(WAYS.map(([way]) => way))('with %s', way => {
  test.each([
    { from: '266696687' },
    { from: '1000001' },
    { from: '15555550123' },
    { to: ' 15555550124 ' },
    { to: '+1555' },
    { from: '+44 (0)20 7946 0018' },
    { from: 'tel: 15555550125' },
    { to: 'tel:+1 (555) 555-0126' },
    { cause: 'no route, try later' },
    { cause: '!hangup' },
    { cause: 'a\\b\\,c\\' },
    { cause: ',' },
    { tag: '!a,b\\' },
    { tag: '--all' },
    { tag: 'a+b & c=d%20' },
    { accountId: '!' },
    { eventType: 'any, other' },
    { callId: 'c-1\\,2/3?4#5%206 ü' },
  ])('a call with %j is found by it', async properties => {
    await expectFound(way, ofNewCall(aCallbackOfNewCall(properties)))
  })
})

import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { isRightHeader, isBasic } from '../../../lambda/callback/credentials'
import { decodeCallback } from '../../../lambda/callback/decode-callback'
import type { Delivery } from '../../../lambda/callback/delivery'
import { SOURCES } from '../../../lambda/disconnect/source'
import { normalize } from '../../../lambda/disconnect/normalize'
import { PROPERTY_NAMES } from '../../../lambda/disconnect/properties'
import { toItem } from '../../../lambda/dynamodb/item'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import { aDelivery } from '../../support/callbacks/builders'
import { type NamedText, slowOnes } from '../../support/callbacks/parse-ratio'
import { FEW_UNITS, slowBodies, slowTexts } from '../../support/callbacks/slow-texts'

/** Everything that the function does with a callback before it writes to the database. */
const itemOf = (delivery: Delivery) =>
  pipe(
    decodeCallback(delivery),
    E.map(normalize({ receivedAt: delivery.receivedAt, source: SOURCES.callback })),
    E.map(toItem({ shards: DEFAULT_SHARDS })),
  )

const post = (body: string, query = '') => itemOf(aDelivery({ body, query }))
const get = (query: string) => itemOf(aDelivery({ method: 'GET', query, body: '' }))

/** Callbacks in which each property has the same value of 20,000 characters. */
const everyProperty = function* (
  valueOf: (text: string) => string,
  write: (name: string, value: string) => string,
  separator: string,
): Generator<NamedText> {
  const ends = { prefixes: ['2026-01-01T00:00:00.000'], suffixes: ['1Z'] }
  for (const { name, text } of slowTexts(ends, FEW_UNITS)) {
    const value = valueOf(`${text.slice(0, 10_000)}${text.slice(-10_000)}`)
    yield { name, text: PROPERTY_NAMES.map(property => write(property, value)).join(separator) }
  }
}

describe('no text makes a callback slow', () => {
  test.each(PROPERTY_NAMES)('that has it as its %s', async name => {
    const ends = { prefixes: ['', '2026-01-01T00:00:00.', '+1'], suffixes: ['', '1Z'] }
    const bodyOf = (text: string) => JSON.stringify({ callId: 'c', eventType: 'dtmf', [name]: text })
    expect(await slowOnes(slowTexts(ends, FEW_UNITS), text => post(bodyOf(text)))).toStrictEqual([])
  })

  test('that has it in every property of its body', async () => {
    const texts = everyProperty(
      text => JSON.stringify(text),
      (name, value) => `"${name}":${value}`,
      ',',
    )
    expect(await slowOnes(texts, members => post(`{${members}}`))).toStrictEqual([])
  })

  test('that has it in every property of its query string', async () => {
    const texts = everyProperty(encodeURIComponent, (name, value) => `${name}=${value}`, '&')
    expect(await slowOnes(texts, get)).toStrictEqual([])
  })

  test('that has it as its body', async () => {
    const ends = { prefixes: ['', '{"callId":"', '{"callId":"c","x":[1.0,'] }
    expect(await slowOnes(slowTexts(ends), body => post(body))).toStrictEqual([])
  })

  test('that has it as its query string, in a GET or in the callback URL', async () => {
    const ends = { prefixes: ['', 'callId=c&from=', 'callId=c&from=%20'] }
    expect(await slowOnes(slowTexts(ends), get)).toStrictEqual([])
    expect(await slowOnes(slowTexts(ends), query => post('{"callId":"c"}', query))).toStrictEqual([])
  })

  test('that has it as its credentials', async () => {
    const isRight = isRightHeader([{ username: 'bandwidth', password: 'secret' }])
    const encoded = (text: string) => isRight(`Basic ${Buffer.from(text).toString('base64')}`)
    const ends = { prefixes: ['', 'Basic ', 'basic\t', 'Basic YQ=='], suffixes: ['', ' ', '=', '*'] }
    const pairs = { prefixes: ['', ':', 'a:'], suffixes: ['', ':', 'a'] }
    expect(await slowOnes(slowTexts(ends), isBasic)).toStrictEqual([])
    expect(await slowOnes(slowTexts(ends), isRight)).toStrictEqual([])
    expect(await slowOnes(slowTexts(pairs), encoded)).toStrictEqual([])
  })
})

test.each(slowBodies().map(({ name, text }) => [name, text]))(
  'a callback is not slow for its members: %s',
  async (name, text) => {
    expect(await slowOnes([{ name, text }], body => post(body))).toStrictEqual([])
    const query = text
      .slice(1, -1)
      .replaceAll(/"([^"]*)":/g, '$1=')
      .replaceAll(',', '&')
    expect(await slowOnes([{ name, text: query }], get)).toStrictEqual([])
  },
)

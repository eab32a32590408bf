import * as fc from 'fast-check'
import * as E from 'fp-ts/Either'
import { propertyOf } from '../../../lambda/callback/sent-properties'
import { elements, members } from '../../../lambda/codec/members'
import { PROPERTY_NAMES, type PropertyName, TIME_NAMES } from '../../../lambda/disconnect/properties'
import { recordJson } from '../../../lambda/disconnect/record-json'
import { receive } from '../../../lambda/intake/receive'
import { inSnakeCase } from '../../support/callbacks/arbitraries'
import { arbitraryTimeText } from '../../support/callbacks/arbitrary-times'
import { aDelivery } from '../../support/callbacks/builders'
import { inMemoryDisconnectStore } from '../../support/lambda/in-memory-disconnect-store'

/** One `"key": value`, with the value as JSON. */
type SentMember = readonly [key: string, json: string]

const arbitraryNumber = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.stringMatching(/^-?(0|[1-9]\d{0,30})(\.\d{1,25})?([eE][+-]?\d{1,4})?$/),
    fc.constantFrom('9900000', '12345678901234567890', '1e3', '12345.0', '-0', '486', '486.5', '4.860e2'),
  )

const arbitraryWord = (): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('undefined', 'null', '486 Busy', 'yes', ' TRUE ', '\ud83d', '0'),
    )
    .map(text => JSON.stringify(text))

const arbitraryScalar = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: arbitraryNumber() },
    { weight: 3, arbitrary: arbitraryWord() },
    { weight: 2, arbitrary: fc.constantFrom('true', 'false', 'null', '""') },
  )

const arbitraryTime = (): fc.Arbitrary<string> =>
  fc.oneof(
    arbitraryTimeText().map(text => JSON.stringify(text)),
    fc.constantFrom('null', '""', '"0001-01-01T00:00:00Z"', '"1970-01-01T00:00Z"'),
  )

/** Of these, several values under one key are refused, and lone surrogates, which keys cannot have. */
const IDENTIFYING: readonly PropertyName[] = ['callId', 'eventType', 'eventTime']

const arbitraryMember = (name: PropertyName): fc.Arbitrary<SentMember> =>
  fc.tuple(
    fc.constantFrom(name, inSnakeCase(name)),
    TIME_NAMES.some(time => time === name)
      ? arbitraryTime()
      : arbitraryScalar().filter(json => name !== 'eventType' || !json.includes('\\ud')),
  )

const arbitraryMembers = (): fc.Arbitrary<readonly SentMember[]> => {
  const others = PROPERTY_NAMES.filter(name => !IDENTIFYING.includes(name))
  return fc
    .record({
      callId: fc.oneof(
        arbitraryNumber(),
        fc.constantFrom('true', 'false'),
        fc.uuid().map(id => `"${id}"`),
      ),
      identifying: fc.tuple(arbitraryMember('eventType'), arbitraryMember('eventTime')),
      others: fc.array(fc.constantFrom(...others).chain(arbitraryMember), { maxLength: 24 }),
    })
    .chain(({ callId, identifying, others: more }) => {
      const all: SentMember[] = [['callId', callId], ...identifying, ...more]
      return fc.shuffledSubarray(all, { minLength: all.length })
    })
}

const textOf = (json: string): string => (json.startsWith('"') ? String(JSON.parse(json) as unknown) : json)

const isGiven = ([, json]: SentMember): boolean =>
  json !== 'null' && textOf(json).toWellFormed().trim() !== ''

/** The JSON of each member of an object. A list also counts as each of its elements. */
const valuesOf = (object: string): ReadonlyMap<string, readonly string[]> => {
  const parsed = members(object)
  if (E.isLeft(parsed)) throw new Error('not an object')
  return new Map(
    parsed.right.map(({ key, value, text }) => {
      const json = typeof value === 'string' ? JSON.stringify(value) : text
      return [key, Array.isArray(value) ? elements(json) : [json]]
    }),
  )
}

test('no callback is refused for strings, numbers, booleans or nulls, and what was sent can be read in its record', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryMembers(), async sent => {
      const body = `{${sent.map(([key, json]) => `"${key}":${json}`).join(',')}}`
      const outcome = await receive({
        store: inMemoryDisconnectStore(),
        quarantine: { put: () => () => Promise.resolve(E.right(undefined)) },
        allowsAccount: () => true,
      })(aDelivery({ body }))()
      if (E.isLeft(outcome) || !('record' in outcome.right)) throw new Error(JSON.stringify(outcome))
      const shown = valuesOf(recordJson(outcome.right.record))
      const asSent = valuesOf(shown.get('asSent')?.[0] ?? '{}')
      const extra = valuesOf(shown.get('extra')?.[0] ?? '{}')
      const isKept = ([key, json]: SentMember): boolean => {
        const name = propertyOf(key) ?? ''
        const text = textOf(json)
        return (
          [...(shown.get(name) ?? []), ...(asSent.get(name) ?? [])].some(one => textOf(one) === text) ||
          (extra.get(key) ?? []).some(one => textOf(one) === text)
        )
      }
      expect(sent.filter(member => isGiven(member) && !isKept(member))).toStrictEqual([])
    }),
    { numRuns: 500 },
  )
})

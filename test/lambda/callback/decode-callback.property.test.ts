import * as fc from 'fast-check'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { propertyOf } from '../../../lambda/callback/sent-properties'
import { PROPERTY_NAMES } from '../../../lambda/disconnect/properties'
import { recordJson } from '../../../lambda/disconnect/record-json'
import { arbitraryCallback, arbitraryUnknownMembers } from '../../support/callbacks/arbitraries'
import { decodeGet, decodePost, recordOf, decoded } from '../../support/callbacks/builders'

/** A value that no message contains by chance. */
const SECRET = 'q7#Zx'

const holdsSecret = (value: unknown): boolean => JSON.stringify(value).includes(SECRET)

const arbitrarySecret = (): fc.Arbitrary<unknown> =>
  fc.constantFrom<unknown>(
    SECRET,
    [SECRET],
    { [SECRET]: SECRET },
    7,
    true,
    `\ud83d${SECRET}`,
    SECRET.repeat(500),
  )

test('any JSON is decoded or refused with violations, and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json({ stringUnit: 'binary' }), fc.string(), fc.uint8Array()), body => {
      const result = decodePost(body)
      expect(E.isRight(result) || result.left.length > 0).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('any query string is decoded or refused with violations, and nothing is thrown', () => {
  const text = fc.string({ unit: 'binary' })
  const query = fc.oneof(
    text,
    fc
      .array(fc.tuple(fc.constantFrom(...PROPERTY_NAMES, 'x'), text))
      .map(pairs => pairs.map(pair => pair.join('=')).join('&')),
  )
  fc.assert(
    fc.property(query, sent => {
      const result = decodeGet(sent)
      expect(E.isRight(result) || result.left.length > 0).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('no violation repeats a value', () => {
  const body = fc.dictionary(fc.constantFrom(...PROPERTY_NAMES, 'start_time', 'call_id'), arbitrarySecret())
  fc.assert(
    fc.property(body, fc.boolean(), (sent, twice) => {
      const json = JSON.stringify(sent)
      const result = decodePost(twice ? json.replace(/}$/, ',"tag":"a","tag":"b"}') : json)
      expect(pipe(result, E.swap, E.exists(holdsSecret))).toBe(false)
    }),
  )
})

test('everything that Bandwidth can send is decoded', () => {
  fc.assert(
    fc.property(arbitraryCallback(), body => {
      expect(E.isRight(decodePost(body))).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('properties in normal form are their own normal form', () => {
  fc.assert(
    fc.property(arbitraryCallback(), body => {
      const { properties } = decoded(body)
      expect(decoded(properties)).toStrictEqual({ properties })
    }),
  )
})

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

type Shown = Record<string, unknown> & { asSent?: Record<string, unknown>; extra?: Record<string, unknown> }

test('nothing is lost: every value that was sent is in the record', () => {
  fc.assert(
    fc.property(arbitraryCallback(), body => {
      const { extra = {}, asSent = {}, ...shown } = JSON.parse(recordJson(recordOf(body))) as Shown
      const isKept = (key: string, value: unknown): boolean => {
        const name = propertyOf(key) ?? ''
        const text = textOf(value)
        return (
          textOf(shown[name]) === text ||
          asSent[name] === text ||
          (Object.hasOwn(extra, key) && JSON.stringify(extra[key]) === JSON.stringify(value))
        )
      }
      const given = Object.entries(body).filter(
        ([key, value]) => propertyOf(key) === undefined || (value !== null && textOf(value).trim() !== ''),
      )
      expect(given.filter(([key, value]) => !isKept(key, value))).toStrictEqual([])
    }),
    { numRuns: 300 },
  )
})

test('unknown members change no property', () => {
  fc.assert(
    fc.property(arbitraryCallback(), arbitraryUnknownMembers(), (body, unknown) => {
      const more = Object.fromEntries([...unknown, ...Object.entries(body)])
      expect(decoded(more).properties).toStrictEqual(decoded(body).properties)
    }),
  )
})

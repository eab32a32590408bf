import * as fc from 'fast-check'
import * as E from 'fp-ts/Either'
import { type Delivery, WHOLE_BODY_MAX_BYTES } from '../../../lambda/callback/delivery'
import { decodeDelivery, encodeDelivery } from '../../../lambda/callback/delivery-message'
import { aDelivery } from '../../support/callbacks/builders'

/** 1 MiB. */
const SQS_MAX_BYTES = 1_048_576

/** Any JavaScript string, often with characters that XML 1.0, and so SQS, does not allow. */
const arbitraryString = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.oneof(
          fc.constantFrom('\uffff', '\ufffe', '\ufdd0', '\u{1ffff}', '\ud83d', '\udcde', '\u007f', '\u2028'),
          fc.integer({ min: 0, max: 0x1f }).map(code => String.fromCharCode(code)),
          fc.constantFrom('\\', '"', '\\uffff', 'x', 'é', '☎'),
        ),
        { maxLength: 20 },
      )
      .map(units => units.join('')),
  )

const arbitraryDelivery = (): fc.Arbitrary<Delivery> =>
  fc
    .record(
      {
        method: arbitraryString(),
        query: arbitraryString(),
        headers: fc.dictionary(arbitraryString(), arbitraryString(), { noNullPrototype: true }),
        requestId: arbitraryString(),
        authorization: arbitraryString(),
        key: fc.record(
          { salt: arbitraryString(), sha256: fc.array(arbitraryString(), { maxLength: 3 }) },
          { noNullPrototype: true },
        ),
        truncatedFrom: fc.record(
          { bytes: fc.nat(), sha256: fc.constant('ab'.repeat(32)) },
          { noNullPrototype: true },
        ),
      },
      { requiredKeys: ['method', 'query', 'headers', 'requestId'], noNullPrototype: true },
    )
    .chain(others =>
      fc.uint8Array({ maxLength: 500 }).map(body => aDelivery({ ...others, body: Buffer.from(body) })),
    )

test('a message decodes to the delivery that was encoded, and is printable ASCII', () => {
  fc.assert(
    fc.property(arbitraryDelivery(), delivery => {
      const message = encodeDelivery(delivery)
      expect(message).toMatch(/^[\x20-\x7e]*$/)
      expect(decodeDelivery(message)).toStrictEqual(E.right(delivery))
    }),
    { numRuns: 500 },
  )
})

test('a message of an older version is decoded, although it is not only ASCII', () => {
  const { body, ...others } = aDelivery({ headers: { 'x-name': 'ü\uffff' } })
  const message = JSON.stringify({ version: 1, ...others, body: Buffer.from(body).toString('base64') })
  expect(message).toContain('ü\uffff')
  expect(decodeDelivery(message)).toStrictEqual(E.right({ ...others, body }))
})

test('a message with a key has another version, so that an older function leaves it in the queue', () => {
  const versionOf = (delivery: Delivery): unknown =>
    (JSON.parse(encodeDelivery(delivery)) as Record<string, unknown>)['version']
  expect(versionOf(aDelivery())).toBe(1)
  expect(versionOf(aDelivery({ authorization: 'Basic abc' }))).toBe(1)
  expect(versionOf(aDelivery({ key: { salt: 's', sha256: ['d'] } }))).toBe(2)
})

test.each([
  '',
  'x',
  '{}',
  '[]',
  'null',
  JSON.stringify({ ...JSON.parse(encodeDelivery(aDelivery())), version: 3 }),
])('a message that is no delivery is refused, saying what was expected: %j', message => {
  expect(E.isLeft(decodeDelivery(message))).toBe(true)
})

/** Headers whose bytes take six times as many in ASCII. */
const worstHeaders = (bytes: number): Record<string, string> => ({ 'x-odd': '\u00ff'.repeat(bytes) })

const decodedBody = (message: string) => {
  const decoded = decodeDelivery(message)
  if (E.isLeft(decoded)) throw new Error(JSON.stringify(decoded.left))
  const { body, truncatedFrom } = decoded.right
  return { bytes: body.byteLength, truncatedFrom }
}

test('a whole body fits into a message of SQS (1 MiB), even with the worst 10 KB of headers that API Gateway accepts', () => {
  const message = encodeDelivery(
    aDelivery({ body: Buffer.alloc(WHOLE_BODY_MAX_BYTES), headers: worstHeaders(10 * 1024) }),
  )
  expect(message.length).toBeLessThanOrEqual(SQS_MAX_BYTES)
  expect(decodedBody(message)).toStrictEqual({ bytes: WHOLE_BODY_MAX_BYTES, truncatedFrom: undefined })
})

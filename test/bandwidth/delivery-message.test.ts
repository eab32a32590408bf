import * as E from 'fp-ts/Either'
import * as fc from 'fast-check'
import { decodeDelivery, encodeDelivery } from '../../lambda/bandwidth/delivery-message'
import { aDelivery } from '../support/builders'

test('a delivery comes out of a queue as it went in, byte for byte', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 500 }),
      fc.string({ unit: 'binary' }),
      fc.dictionary(fc.string(), fc.string()),
      fc.constantFrom({}, { authorization: 'Basic abc' }),
      (body, query, headers, unverified) => {
        const delivery = aDelivery({ body, query, headers, method: 'GET', ...unverified })
        const decoded = decodeDelivery(encodeDelivery(delivery))
        expect(decoded).toMatchObject(E.right({ ...delivery, body: expect.anything() as unknown }))
        expect(E.isRight(decoded) && Buffer.from(decoded.right.body).equals(Buffer.from(body))).toBe(true)
      },
    ),
  )
})

test.each(['', 'x', '{}', '[]', 'null', JSON.stringify({ version: 2 })])(
  'a message that is no delivery is refused, saying what was expected: %j',
  message => {
    expect(E.isLeft(decodeDelivery(message))).toBe(true)
  },
)

test('the largest body that is accepted fits into a message of SQS (1 MiB)', () => {
  expect(encodeDelivery(aDelivery({ body: Buffer.alloc(256 * 1024) })).length).toBeLessThan(1024 * 1024)
})

import { createHash } from 'node:crypto'
import { truncateBody, WHOLE_BODY_MAX_BYTES } from '../../../lambda/callback/delivery'
import { BODY_MAX_BYTES } from '../../../lambda/callback/delivery'
import { aDelivery } from '../../support/callbacks/builders'

const noise = (bytes: number): Uint8Array =>
  Uint8Array.from({ length: bytes }, (_, i) => (i * 2654435761) >>> 24)

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

test('a body of up to 700 KB is kept whole', () => {
  expect(WHOLE_BODY_MAX_BYTES).toBe(716_800)
  for (const bytes of [0, BODY_MAX_BYTES + 1, 716_800]) {
    const delivery = aDelivery({ body: noise(bytes) })
    expect(truncateBody(delivery)).toBe(delivery)
  }
})

test.each([716_801, 5 * 1024 * 1024])(
  'a body of %d bytes is truncated to 256 KB, with the length and the SHA-256 of the whole',
  bytes => {
    const body = noise(bytes)
    const delivery = aDelivery({ body, query: 'campaign=7' })
    const { body: kept, ...others } = truncateBody(delivery)
    expect(Buffer.compare(kept, body.subarray(0, 262_144))).toBe(0)
    expect({ ...others, body }).toStrictEqual({
      ...delivery,
      truncatedFrom: { bytes, sha256: sha256(body) },
    })
    const truncated = truncateBody(delivery)
    expect(truncateBody(truncated)).toBe(truncated)
  },
)

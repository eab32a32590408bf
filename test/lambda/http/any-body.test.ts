import * as fc from 'fast-check'
import { newCallId } from '../../support/callbacks/builders'
import { withTestTwin } from '../../support/twin/twin'

const running = withTestTwin()

const expectStored = async (response: Response): Promise<void> => {
  expect([204, 400]).toContain(response.status)
  if (response.status === 400)
    expect(await response.json()).toMatchObject({ quarantineId: expect.stringMatching(/^\d{8}T/) as unknown })
}

test('any JSON is stored or quarantined', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json({ stringUnit: 'binary' }), async body => {
      await expectStored(await running.bandwidth.post(body))
    }),
    { numRuns: 100 },
  )
}, 30_000)

test('any bytes are stored or quarantined', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async body => {
      await expectStored(await running.bandwidth.post(body))
    }),
    { numRuns: 100 },
  )
}, 30_000)

test('any query string is stored or quarantined', async () => {
  await fc.assert(
    fc.asyncProperty(fc.webQueryParameters(), async query => {
      await expectStored(await running.bandwidth.get(query))
    }),
    { numRuns: 100 },
  )
}, 30_000)

test('a callback with any other members is stored and read back with all of them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), async unknown => {
      const callId = newCallId()
      const sent = Object.fromEntries(Object.entries(unknown).map(([key, value]) => [`x-${key}`, value]))
      expect((await running.bandwidth.post({ ...sent, callId })).status).toBe(204)
      const [item] = await running.bandwidth.items(callId)
      // JSON does not distinguish -0 from 0.
      expect(item?.['extra'] ?? {}).toStrictEqual(JSON.parse(JSON.stringify(sent)) as unknown)
    }),
    { numRuns: 100 },
  )
}, 30_000)

import * as fc from 'fast-check'
import { withTestTwin } from '../../support/twin/twin'
import { newCallId } from '../../support/callbacks/wire'

const running = withTestTwin()

const expectKept = async (response: Response): Promise<void> => {
  expect([204, 400]).toContain(response.status)
  if (response.status === 400)
    expect(await response.json()).toMatchObject({ quarantineId: expect.stringMatching(/^\d{8}T/) as unknown })
}

test('whatever JSON is sent, it is stored or in quarantine', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json({ stringUnit: 'binary' }), async body => {
      await expectKept(await running.bandwidth.post(body))
    }),
    { numRuns: 100 },
  )
}, 30_000)

test('whatever bytes are sent, they are stored or in quarantine', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async body => {
      await expectKept(await running.bandwidth.post(body))
    }),
    { numRuns: 100 },
  )
}, 30_000)

test('whatever query string is sent, it is stored or in quarantine', async () => {
  await fc.assert(
    fc.asyncProperty(fc.webQueryParameters(), async query => {
      await expectKept(await running.bandwidth.get(query))
    }),
    { numRuns: 100 },
  )
}, 30_000)

test('a call with whatever else in its callback is stored and read back with all of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), async unknown => {
      const callId = newCallId()
      const sent = Object.fromEntries(Object.entries(unknown).map(([key, value]) => [`x-${key}`, value]))
      expect((await running.bandwidth.post({ ...sent, callId })).status).toBe(204)
      const [item] = await running.bandwidth.items(callId)
      // What JSON does not tell apart (-0 and 0) is no loss.
      expect(item?.['extra'] ?? {}).toStrictEqual(JSON.parse(JSON.stringify(sent)) as unknown)
    }),
    { numRuns: 100 },
  )
}, 30_000)

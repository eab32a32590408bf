import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Twin } from '../../local/twin'
import { clientOf, startTestTwin } from '../support/twin/twin'
import { aCallbackOfNewCall } from '../support/callbacks/builders'

const folder = mkdtempSync(join(tmpdir(), 'overflow-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Makes the database refuse writes. @returns a function that undoes it */
const refuseWrites = ({ database }: Twin): (() => void) => {
  let refusing = true
  database.client.middlewareStack.add(
    (next, { commandName }) =>
      request =>
        refusing && commandName === 'PutItemCommand' ? Promise.reject(new Error('refused')) : next(request),
    { step: 'initialize' },
  )
  return () => {
    refusing = false
  }
}

const until = async (isTrue: () => Promise<boolean>): Promise<void> => {
  while (!(await isTrue())) await new Promise(resolve => setTimeout(resolve, 50))
}

test.each([
  ['in memory', {}],
  ['on disk', { folder: join(folder, 'drained') }],
])(
  'the twin queues callbacks while its database refuses them, and stores them afterwards: %s',
  async (_, place) => {
    const twin = await startTestTwin(place)
    const client = clientOf(twin)
    const takeWrites = refuseWrites(twin)
    const bodies = Array.from({ length: 20 }, () => aCallbackOfNewCall())
    const answers = await Promise.all([...bodies, ...bodies].map(body => client.post(body)))
    expect(new Set(answers.map(({ status }) => status))).toStrictEqual(new Set([204]))
    expect(await client.items(String(bodies[0]?.['callId']))).toHaveLength(0)

    takeWrites()
    const counts = () =>
      Promise.all(bodies.map(async body => (await client.items(String(body['callId']))).length))
    await until(async () => (await counts()).every(count => count > 0))
    expect(new Set(await counts())).toStrictEqual(new Set([1]))
    await twin.close()
  },
  20_000,
)

test('a delivery that waits when the twin stops is stored when it runs again', async () => {
  const place = { folder: join(folder, 'restarted') }
  const first = await startTestTwin(place)
  refuseWrites(first)
  const body = aCallbackOfNewCall()
  expect((await clientOf(first).post(body)).status).toBe(204)
  await first.close()

  const second = await startTestTwin(place)
  const client = clientOf(second)
  await until(async () => (await client.items(String(body['callId']))).length === 1)
  await second.close()
})

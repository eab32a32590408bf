import type { WaitingAnswer } from '../../console/answers/waiting'
import type { Twin } from '../../local/twin'
import { PAGE } from '../support/console/a-console'
import { aCallbackOfNewCall } from '../support/callbacks/builders'
import { eventually } from '../support/eventually'
import { clientOf, startTestTwin } from '../support/twin/twin'

const AWAY = /The database does not answer/

let isAway = false
let twin: Twin
beforeAll(async () => {
  twin = await startTestTwin({ page: () => Promise.resolve(PAGE) })
  twin.database.client.middlewareStack.add(
    next => request => (isAway ? Promise.reject(new Error('connection refused')) : next(request)),
    { step: 'initialize' },
  )
})
afterAll(() => twin.close())

const ANSWERS = [
  '/console/activity',
  '/console/overview',
  '/console/report.html',
  '/console/completeness',
  '/console/quarantine',
]

const get = (path: string): Promise<Response> => fetch(`${twin.url}${path}`)

const waiting = async (): Promise<WaitingAnswer> =>
  (await (await get('/console/waiting')).json()) as WaitingAnswer

test('while the database is away, the page says so and what waits, and later it is back by itself', async () => {
  isAway = true
  expect((await clientOf(twin).post(aCallbackOfNewCall())).status).toBe(204)
  for (const path of ANSWERS) {
    const answer = await get(path)
    expect([path, answer.status, await answer.json()]).toStrictEqual([
      path,
      503,
      { error: expect.stringMatching(AWAY) as string, kind: 'unavailable' },
    ])
  }
  expect(await waiting()).toStrictEqual({
    overflow: { value: 1 },
    quarantine: { failed: expect.stringMatching(AWAY) as string },
  })
  expect((await get('/')).status).toBe(200)

  isAway = false
  for (const path of ANSWERS) expect([path, (await get(path)).status]).toStrictEqual([path, 200])
  await eventually(async () => {
    const { overflow } = await waiting()
    return 'value' in overflow && overflow.value === 0 ? true : undefined
  })
})

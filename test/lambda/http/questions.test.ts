import { request } from 'node:http'
import type { Twin } from '../../../local/twin'
import { basic, clientOf, startTestTwin } from '../../support/twin/twin'
import { aCallbackOfNewCall } from '../../support/callbacks/builders'

let twin: Twin

const ended = (i: number) => `2026-03-04T10:00:${String(i).padStart(2, '0')}.000Z`

beforeAll(async () => {
  twin = await startTestTwin()
  const bandwidth = clientOf(twin)
  for (let i = 0; i < 25; i++)
    await bandwidth.post(
      aCallbackOfNewCall({
        callId: `c-${i}`,
        endTime: ended(i),
        cause: i % 5 === 0 ? 'busy' : 'hangup',
        tag: i % 2 === 0 ? 'even' : 'odd',
      }),
    )
  const now = new Date().toISOString()
  await bandwidth.post(aCallbackOfNewCall({ callId: 'c-now', endTime: now, tag: 'now' }))
})
afterAll(() => twin.close())

type Answer = { items: Record<string, unknown>[]; cursor?: string }

const ask = async (query: string): Promise<Answer> => {
  const response = await fetch(`${twin.url}/disconnects?${query}`)
  expect([response.status, response.headers.get('Content-Type')]).toStrictEqual([200, 'application/json'])
  return (await response.json()) as Answer
}

const calls = ({ items }: Answer): unknown[] => items.map(({ callId }) => callId)

const RANGE = 'since=2026-03-04T10:00:00Z&until=2026-03-04T11:00:00Z'

describe('a question', () => {
  test('is answered newest first, with a cursor only if there is more', async () => {
    const first = await ask(`${RANGE}&limit=20`)
    expect(calls(first)).toStrictEqual(Array.from({ length: 20 }, (_, i) => `c-${24 - i}`))
    const second = await ask(`${RANGE}&limit=20&cursor=${String(first.cursor)}`)
    expect(calls(second)).toStrictEqual(['c-4', 'c-3', 'c-2', 'c-1', 'c-0'])
    expect(second.cursor).toBeUndefined()
  })

  test('can have pages of different sizes', async () => {
    const { cursor } = await ask(`${RANGE}&limit=3&order=oldest`)
    expect(calls(await ask(`${RANGE}&limit=2&order=oldest&cursor=${String(cursor)}`))).toStrictEqual([
      'c-3',
      'c-4',
    ])
  })

  test('without a limit has at most 100 records on a page, and no cursor if there are no more', async () => {
    const answer = await ask('tag=even')
    expect([answer.items.length, answer.cursor]).toStrictEqual([13, undefined])
  })

  test.each([
    ['cause=!hangup', 5],
    ['cause=busy,error', 5],
    ['cause=busy&cause=hangup', 25],
    ['causeClass=callee', 5],
    ['tag=even&cause=busy', 3],
    ['number=%2B15555550100', 25],
    ['from=+15555550100', 25],
    ['to=%2B15555550100', 0],
    ['eventType=any', 25],
    ['eventType=answer', 0],
    ['minTalkMs=0&maxTalkMs=0', 6],
    ['answered=true', 25],
    ['callId=c-7', 1],
    ['tag=nobody', 0],
  ])('%s finds its records', async (query, count) => {
    expect((await ask(`${RANGE}&${query}`)).items).toHaveLength(count)
  })

  test('with a relative time counts back from the time of the request', async () => {
    expect(calls(await ask('since=1h30m'))).toStrictEqual(['c-now'])
    expect(calls(await ask('since=1h&cause=busy'))).toStrictEqual([])
  })

  test('includes records that ended at since, and excludes those that ended at until', async () => {
    expect(calls(await ask(`since=${ended(3)}&until=${ended(5)}`))).toStrictEqual(['c-4', 'c-3'])
  })
})

test.each(['since=2026-03-04&until=2026-03-04', 'minTalkMs=7&maxTalkMs=7', 'cause=never-heard-of'])(
  '%s is a question like any other, which no record answers',
  async query => {
    expect(calls(await ask(query))).toStrictEqual([])
  },
)

describe('a plus in front of a number that is not encoded', () => {
  test.each([
    'from=+15555550100',
    'from=%2015555550100',
    'number=tel:+15555550100',
    'from=tel%3A+15555550100',
    'cause=busy&from=+15555550100',
  ])('is not taken for a space: %s', async query => {
    expect((await ask(`${RANGE}&${query}`)).items.length).toBeGreaterThan(0)
  })
})

describe('a cursor', () => {
  const status = async (query: string): Promise<number> =>
    (await fetch(`${twin.url}/disconnects?${query}`)).status

  test('is accepted with its own question, whatever the order of the parameters', async () => {
    const { cursor } = await ask(`tag=even&cause=hangup&limit=2`)
    expect(await status(`cause=hangup&limit=9&tag=even&cursor=${String(cursor)}`)).toBe(200)
  })

  test('is refused with another question', async () => {
    const { cursor } = await ask('tag=even&limit=2')
    for (const query of ['tag=odd', 'order=oldest&tag=even', ''])
      expect(await status(`${query}&cursor=${String(cursor)}`)).toBe(400)
  })

  test('is refused if any of its characters is changed', async () => {
    const { cursor = '' } = await ask('tag=even&limit=2')
    for (let i = 0; i < cursor.length; i++) {
      const damaged = cursor.slice(0, i) + (cursor[i] === 'A' ? 'B' : 'A') + cursor.slice(i + 1)
      expect(await status(`tag=even&cursor=${damaged}`)).toBe(400)
    }
  })

  test('does not contain the numbers or the tag of its question', async () => {
    const { cursor = '' } = await ask('from=%2B15555550100&tag=even&limit=2')
    expect(Buffer.from(cursor, 'base64url').toString()).not.toMatch(/5555550100|even/)
  })
})

test('through a tunnel a question needs the callback credentials', async () => {
  const status = (headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      request(`${twin.url}/disconnects?limit=1`, { headers }, response => {
        response.resume()
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end()
    })
  expect(await status({ Host: 'calls.example.com' })).toBe(401)
  expect(await status({ Host: 'calls.example.com', Authorization: basic() })).toBe(200)
})

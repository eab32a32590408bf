import { TABLE_NAME } from '../../../local/database/embedded-database'
import { loadItems } from '../../support/aws/load-items'
import { itemOf, unreadableItemOf } from '../../support/aws/items'
import { aCallbackOfNewCall } from '../../support/callbacks/builders'
import { withTestTwin } from '../../support/twin/twin'

const running = withTestTwin()

const TAG = 'some-unreadable'
const ended = (i: number) => `2026-03-04T10:0${i}:00.000Z`

const body = (i: number, overrides = {}) =>
  aCallbackOfNewCall({ callId: `c-${i}`, tag: TAG, endTime: ended(i), eventTime: ended(i), ...overrides })

/** Of six calls, the second, the third and the last cannot be read. */
beforeAll(() =>
  loadItems(running.twin.database.client, TABLE_NAME, [
    ...[0, 3, 4].map(i => itemOf(body(i))),
    ...[1, 2, 5].map(i => unreadableItemOf(body(i))),
    unreadableItemOf(body(0, { eventType: 'answer' })),
    ...['disconnect', 'answer'].map(eventType => itemOf(body(7, { eventType, tag: 'other' }))),
    unreadableItemOf(body(7, { eventType: 'dtmf', tag: 'other' })),
    { ...itemOf(body(6, { tag: 'later' })), source: { S: 'replay' } },
  ]),
)

type Answer = { items: { callId: string; source: string }[]; unreadable?: number; cursor?: string }

const ask = async (path: string): Promise<Answer> => {
  const response = await fetch(`${running.twin.url}/disconnects${path}`)
  expect(response.status).toBe(200)
  return (await response.json()) as Answer
}

const calls = ({ items }: Answer) => items.map(({ callId }) => callId)

describe('records that cannot be read', () => {
  test('are left out of a list, and counted', async () => {
    const answer = await ask(`?tag=${TAG}`)
    expect([calls(answer), answer.unreadable, answer.cursor]).toStrictEqual([
      ['c-4', 'c-3', 'c-0'],
      3,
      undefined,
    ])
  })

  test.each(['newest', 'oldest'])(
    'are counted once on the pages of a list, %s first, and take the place of no record',
    async order => {
      const pages: Answer[] = []
      do {
        const cursor = pages.at(-1)?.cursor
        const rest = cursor === undefined ? '' : `&cursor=${cursor}`
        pages.push(await ask(`?tag=${TAG}&order=${order}&limit=1${rest}`))
      } while (pages.at(-1)?.cursor !== undefined)
      const inOrder = ['c-4', 'c-3', 'c-0']
      expect(pages.flatMap(calls)).toStrictEqual(order === 'newest' ? inOrder : inOrder.reverse())
      expect(pages.reduce((sum, { unreadable = 0 }) => sum + unreadable, 0)).toBe(3)
      expect(pages.slice(0, 3).map(page => calls(page).length)).toStrictEqual([1, 1, 1])
    },
  )

  test('are left out of the answer for their call, and counted', async () => {
    const answer = await ask('/c-0')
    expect([calls(answer), answer.unreadable]).toStrictEqual([['c-0'], 1])
  })

  test('are counted on the last page of their call', async () => {
    const first = await ask('/c-7?limit=1')
    expect([calls(first), first.unreadable]).toStrictEqual([['c-7'], undefined])
    const last = await ask(`/c-7?limit=1&cursor=${String(first.cursor)}`)
    expect([calls(last), last.unreadable, last.cursor]).toStrictEqual([['c-7'], 1, undefined])
  })

  test('are all that is stored for a call: it is answered without records, not 404', async () => {
    expect(await ask('/c-1')).toStrictEqual({ items: [], unreadable: 1 })
  })
})

test('an answer from which nothing is left out does not mention it', async () => {
  expect(await ask('/c-3')).not.toHaveProperty('unreadable')
  expect(await ask('?callId=c-3')).not.toHaveProperty('unreadable')
})

test('a record with a source that this version does not know is answered like any other', async () => {
  expect((await ask('?tag=later')).items).toMatchObject([{ callId: 'c-6', source: 'replay' }])
})

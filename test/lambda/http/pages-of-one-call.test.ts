import { aCallbackOfNewCall, newCallId } from '../../support/callbacks/builders'
import { withTestTwin } from '../../support/twin/twin'

const running = withTestTwin()

type Page = { readonly items: readonly Record<string, unknown>[]; readonly cursor?: string }

const ask = (callId: string, query: string): Promise<Response> =>
  fetch(`${running.twin.url}/disconnects/${callId}?${query}`)

const pageOf = async (callId: string, query: string): Promise<Page> => {
  const response = await ask(callId, query)
  expect(response.status).toBe(200)
  return (await response.json()) as Page
}

const SECONDS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

const eventAt = (callId: string, second: string) =>
  aCallbackOfNewCall({ callId, eventType: 'dtmf', eventTime: `2026-03-04T10:00:0${second}Z` })

/** A call with its end, a conflict with it, and ten other events. */
const aLongCall = async (): Promise<string> => {
  const callId = newCallId()
  for (const second of SECONDS) await running.bandwidth.post(eventAt(callId, String(second)))
  for (const cause of ['hangup', 'error']) await running.bandwidth.post(aCallbackOfNewCall({ callId, cause }))
  return callId
}

const shown = ({ eventType, eventTime, conflict }: Record<string, unknown>): string =>
  eventType === 'dtmf' ? String(eventTime).slice(17) : `${String(eventType)}${conflict === true ? '!' : ''}`

const IN_ORDER = ['disconnect', 'disconnect!', ...SECONDS.map(second => `0${second}.000Z`)]

describe('the pages of one call', () => {
  test.each([1, 5, 12, 1000])(
    'of at most %i records have each record once, in the order of the call',
    async limit => {
      const callId = await aLongCall()
      const pages = [await pageOf(callId, `limit=${limit}`)]
      for (let last = pages[0]; last?.cursor !== undefined; pages.push(last))
        last = await pageOf(callId, `limit=${limit}&cursor=${last.cursor}`)
      expect(pages.flatMap(({ items }) => items.map(shown))).toStrictEqual(IN_ORDER)
      expect(pages).toHaveLength(Math.ceil(IN_ORDER.length / limit))
    },
  )

  test('have no repeats and no gaps if events arrive between them', async () => {
    const callId = await aLongCall()
    const found: string[] = []
    let cursor: string | undefined = ''
    for (let i = 0; cursor !== undefined; i++) {
      const page: Page = await pageOf(callId, `limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)
      found.push(...page.items.map(shown))
      cursor = page.cursor
      // One that belongs before the next page, and one after it.
      for (const second of [`0.${i}5`, `9.${i}5`]) await running.bandwidth.post(eventAt(callId, second))
    }
    expect(found.filter(name => IN_ORDER.includes(name))).toStrictEqual(IN_ORDER)
    expect(new Set(found).size).toBe(found.length)
    expect(found.filter(name => name.startsWith('09.')).length).toBeGreaterThan(2)
  })

  test('end without a cursor if all records fit on one', async () => {
    expect(await pageOf(await aLongCall(), '')).not.toHaveProperty('cursor')
  })
})

describe('a cursor', () => {
  test('of one call is none of another call, and none of a list; and that of a list is none of a call', async () => {
    const callId = await aLongCall()
    const other = await aLongCall()
    const ofCall = String((await pageOf(callId, 'limit=1')).cursor)
    const list = await fetch(`${running.twin.url}/disconnects?callId=${callId}&eventType=any&limit=1`)
    const ofList = String(((await list.json()) as Page).cursor)
    const statuses = [
      await ask(callId, `cursor=${ofCall}`),
      await ask(other, `cursor=${ofCall}`),
      await ask(callId, `cursor=${ofList}`),
      await fetch(`${running.twin.url}/disconnects?callId=${callId}&eventType=any&cursor=${ofCall}`),
    ].map(({ status }) => status)
    expect(statuses).toStrictEqual([200, 400, 400, 400])
  })

  test('is refused if any of its characters is changed', async () => {
    const callId = await aLongCall()
    const { cursor = '' } = await pageOf(callId, 'limit=2')
    for (let i = 0; i < cursor.length; i++) {
      const damaged = cursor.slice(0, i) + (cursor[i] === 'A' ? 'B' : 'A') + cursor.slice(i + 1)
      expect((await ask(callId, `cursor=${damaged}`)).status).toBe(400)
    }
  })
})

test.each([
  ['limit=0', ['limit']],
  ['limit=1001', ['limit']],
  ['limit=1&limit=2', ['limit']],
  ['cursor=abc', ['cursor']],
  ['tag=a', ['tag']],
  ['tag=a&order=oldest&limit=x&cursor=abc', ['cursor', 'limit', 'order', 'tag']],
])('a question for one call with %s is refused, with everything that is wrong', async (query, paths) => {
  const response = await ask(newCallId(), query)
  expect(response.status).toBe(400)
  const { violations } = (await response.json()) as { violations: { path: string }[] }
  expect(violations.map(({ path }) => path).sort()).toStrictEqual(paths)
})

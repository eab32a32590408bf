import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import * as E from 'fp-ts/Either'
import type * as TE from 'fp-ts/TaskEither'
import type { StoreError } from '../../../../lambda/disconnect/store'
import type { Timestamp } from '../../../../lambda/disconnect/timestamp'
import { digestOf, PARTITION } from '../../../../lambda/dynamodb/reconciliation/memory'
import type { FirstCallback, HourOfCalls, ScheduledRun } from '../../../../lambda/reconciliation/store'
import { startDatabase, TABLE_NAME, type Database } from '../../../../local/database/embedded-database'
import { at } from '../../../support/reconciliation/fakes'
import { storeIn } from '../../../support/reconciliation/remembered'

let database: Database
let store: ReturnType<typeof storeIn>
beforeEach(async () => {
  database = await startDatabase()
  store = storeIn(database)
})
afterEach(() => database.close())

const right = async <A>(task: TE.TaskEither<StoreError, A>): Promise<A> => {
  const result = await task()
  if (E.isLeft(result)) throw new Error(result.left._tag)
  return result.right
}

const first = (endedAt: string, changes: Partial<FirstCallback> = {}): FirstCallback => ({
  accountId: '9900000',
  applicationId: 'app-1',
  direction: 'inbound',
  endedAt: at(endedAt),
  ...changes,
})

const hour = (name: string, until: string, listed = 1, accountId = '9900000'): HourOfCalls => ({
  accountId,
  hour: name,
  until: at(until),
  by: [{ applicationId: 'app-1', direction: 'inbound', listed, counted: listed, arrived: 0 }],
})

const GROUP = { direction: 'inbound', listed: 2, counted: 2, arrived: 1 }

const itemOf = async (key: string) => {
  const Key = marshall({ callId: PARTITION, event: key })
  return (await database.client.send(new GetItemCommand({ TableName: TABLE_NAME, Key }))).Item
}

describe('the first callback of a group', () => {
  const early = first('2026-03-04T10:00:00Z')
  const late = first('2026-03-04T11:00:00Z')

  test.each([
    ['an earlier one replaces it', [late, early]],
    ['a later one does not', [early, late]],
    ['the same one changes nothing', [early, early]],
  ])('is remembered: %s', async (_, firsts) => {
    for (const one of firsts) await right(store.rememberFirst(one))
    expect(await right(store.firstCallbacks('9900000'))).toStrictEqual([early])
  })

  test('is kept apart by account, application and direction, which may be absent', async () => {
    const without: FirstCallback = { accountId: '9900000', applicationId: 'app-1', endedAt: early.endedAt }
    const groups = [
      early,
      { ...early, applicationId: 'app-2' },
      { ...early, direction: 'outbound' },
      without,
      { ...early, applicationId: 'x'.repeat(3_000) },
    ]
    const others = [
      first('2026-03-04T10:00:00Z', { accountId: '99000001' }),
      { ...early, accountId: '990000' },
    ]
    for (const one of [...groups, ...others]) await right(store.rememberFirst(one))
    const found = await right(store.firstCallbacks('9900000'))
    expect(found).toHaveLength(groups.length)
    expect(found).toEqual(expect.arrayContaining(groups))
    for (const { accountId } of others) expect(await right(store.firstCallbacks(accountId))).toHaveLength(1)
  })

  test('never expires', async () => {
    await right(store.rememberFirst(early))
    const item = await itemOf(`first#9900000#${digestOf(['app-1', 'inbound'])}`)
    expect(item).toHaveProperty('json')
    expect(item).not.toHaveProperty('expiresAt')
  })
})

describe('an hour of calls', () => {
  const hours = (since: string, until: string) => right(store.hours(at(since), at(until)))

  test('is replaced by a later run that had as much of it or more, and not by one that had less', async () => {
    await right(store.saveHour(hour('2026-03-04T10', '2026-03-04T10:45:00Z', 1)))
    await right(store.saveHour(hour('2026-03-04T10', '2026-03-04T11:00:00Z', 2)))
    await right(store.saveHour(hour('2026-03-04T10', '2026-03-04T11:00:00Z', 3)))
    await right(store.saveHour(hour('2026-03-04T10', '2026-03-04T10:59:59Z', 4)))
    expect(await hours('2026-03-04T10:00:00Z', '2026-03-04T11:00:00Z')).toStrictEqual([
      hour('2026-03-04T10', '2026-03-04T11:00:00Z', 3),
    ])
  })

  test('is found by a range that has a part of it', async () => {
    for (const name of ['09', '10', '11', '12'])
      await right(store.saveHour(hour(`2026-03-04T${name}`, `2026-03-04T${Number(name) + 1}:00:00Z`)))
    const found = async (since: string, until: string) =>
      (await hours(`2026-03-04T${since}Z`, `2026-03-04T${until}Z`)).map(one => one.hour.slice(-2))
    expect(await found('10:00:00', '12:00:00')).toStrictEqual(['10', '11'])
    expect(await found('10:59:59.999', '12:00:00.001')).toStrictEqual(['10', '11', '12'])
    expect(await found('11:10:00', '11:20:00')).toStrictEqual(['11'])
    expect(await found('13:00:00', '14:00:00')).toStrictEqual([])
  })

  test('is kept for each account, for 90 days', async () => {
    for (const accountId of ['9900000', '9900001'])
      await right(store.saveHour(hour('2026-03-04T10', '2026-03-04T11:00:00Z', 1, accountId)))
    const found = await hours('2026-03-04T10:00:00Z', '2026-03-04T11:00:00Z')
    expect(found.map(({ accountId }) => accountId)).toStrictEqual(['9900000', '9900001'])
    const item = await itemOf('hour#2026-03-04T10#9900000')
    expect(Number(item?.['expiresAt']?.N)).toBe(Date.parse('2026-06-02T11:00:00Z') / 1_000)
  })

  test('is kept whole though it has more groups than fit into one item', async () => {
    const by = Array.from({ length: 6_000 }, (_, n) => ({ ...GROUP, applicationId: `${'x'.repeat(36)}${n}` }))
    const whole = { ...hour('2026-03-04T10', '2026-03-04T11:00:00Z'), by }
    for (let run = 0; run < 2; run++) await right(store.saveHour(whole))
    const found = await hours('2026-03-04T10:00:00Z', '2026-03-04T11:00:00Z')
    expect(found.flatMap(part => part.by)).toStrictEqual(by)
  })

  test('is found among more than a query answers at once', async () => {
    const by = Array.from({ length: 2_000 }, (_, n) => ({ ...GROUP, applicationId: `app-${n}` }))
    for (let n = 10; n < 24; n++)
      await right(store.saveHour({ ...hour(`2026-03-04T${n}`, `2026-03-04T${n}:59:00Z`), by }))
    const found = await hours('2026-03-04T00:00:00Z', '2026-03-05T00:00:00Z')
    expect(found.map(one => one.by.length)).toStrictEqual(Array.from({ length: 14 }, () => 2_000))
  })
})

test('of the runs of an account the last one is kept, whatever it says', async () => {
  const time = '2026-03-04T10:05:00.000Z' as Timestamp
  const begun: ScheduledRun = { accountId: '9900000', startedAt: time, since: time, until: time }
  const other = { ...begun, accountId: '9900001' }
  for (const run of [{ ...begun, endedAt: time, reached: time }, other, begun])
    await right(store.saveRun(run))
  expect(await right(store.runs())).toStrictEqual([begun, other])
})

test('what a later version remembers may have more, and what cannot be read is a failure, not nothing', async () => {
  const remember = (json: string) =>
    database.client.send(
      new PutItemCommand({
        TableName: TABLE_NAME,
        Item: marshall({ callId: PARTITION, event: 'run#1', json }),
      }),
    )
  const time = '2026-03-04T10:05:00.000Z'
  await remember(JSON.stringify({ accountId: '1', startedAt: time, since: time, until: time, more: 1 }))
  expect(await right(store.runs())).toHaveLength(1)
  await remember('{"accountId":1}')
  expect(await store.runs()()).toMatchObject(E.left({ _tag: 'UnreadableRecord' }))
})

import { setTimeout as sleep } from 'node:timers/promises'
import * as E from 'fp-ts/Either'
import * as TE from 'fp-ts/TaskEither'
import { type ReportDeps, reportHandler } from '../../../lambda/http/report-handler'
import type { Failure } from '../../../lambda/intake/failure'
import type { HourOfCalls } from '../../../lambda/reconciliation/store'
import type { Call } from '../../../lambda/report/call'
import type { CallReader, Chunk } from '../../../lambda/report/reader'
import { recordOf } from '../../support/callbacks/builders'
import { gatewayEvent } from '../../support/lambda/gateway-event'
import { callOf } from '../../support/report/readings'

const CALL = callOf(
  recordOf({ callId: 'c-1', endTime: '2026-03-04T10:00:00.000Z', cause: 'hangup', tag: 'a' }),
)

const chunk = (calls: readonly Call[]) =>
  E.right<never, Chunk>({ calls, unreadable: 0, readUnits: 0.5, reachedMs: 0 })

const RANGE = 'since=2026-03-04&until=2026-03-05'

type Hours = ReportDeps['hours']

const answerOf = async (read: CallReader, query: string, hours: Hours = () => TE.right([])) => {
  const failures: Failure[] = []
  const handler = reportHandler({
    read,
    hours,
    failed: failure => failures.push(failure),
    workMs: 500,
  })
  const started = performance.now()
  const { statusCode, body = '' } = await handler(gatewayEvent({ method: 'GET', path: '/reports', query }))
  return { statusCode, body: JSON.parse(body) as unknown, failures, ms: performance.now() - started }
}

test('a report that needs longer than it may is answered 422 then, with what to do', async () => {
  const endless: CallReader = async function* () {
    for (;;) {
      yield chunk([CALL])
      await sleep(50)
    }
  }
  const { statusCode, body, failures, ms } = await answerOf(endless, RANGE)
  expect([statusCode, body, failures]).toStrictEqual([
    422,
    {
      error:
        'This report needs more than 0.5 s: narrow since and until, set a filter, or use disconnects report, which may take as long as it needs',
    },
    [],
  ])
  expect(ms).toBeGreaterThan(400)
  expect(ms).toBeLessThan(5_000)
})

test('a database that does not answer is a failure, which is logged', async () => {
  const silent: CallReader = async function* () {
    await sleep(30_000, undefined, { ref: false })
    yield chunk([])
  }
  const { statusCode, failures, ms } = await answerOf(silent, RANGE)
  expect([statusCode, failures]).toStrictEqual([500, [{ _tag: 'TooSlow' }]])
  expect(ms).toBeLessThan(5_000)
})

test('a database that does not answer for the completeness is a failure, which is logged in time', async () => {
  const whole: CallReader = async function* () {
    yield await Promise.resolve(chunk([CALL]))
  }
  const silent: Hours = () => () => sleep(30_000, E.right([]), { ref: false })
  const { statusCode, failures, ms } = await answerOf(whole, RANGE, silent)
  expect([statusCode, failures]).toStrictEqual([500, [{ _tag: 'TooSlow' }]])
  expect(ms).toBeLessThan(5_000)
})

test('if only the time after the range was not read, the peak is at least what is known', async () => {
  let asked = 0
  const slowAfterwards: CallReader = async function* () {
    if (asked++ > 0) await sleep(30_000, undefined, { ref: false })
    yield chunk([{ ...CALL, startMs: CALL.endMs - 1_000 }])
  }
  const { statusCode, body } = await answerOf(slowAfterwards, RANGE)
  expect([statusCode, body]).toMatchObject([200, { total: { peakConcurrency: { calls: 1, atLeast: true } } }])
})

describe('too many groups are answered 422, with what to do', () => {
  const manyTags: CallReader = async function* () {
    for (let i = 0; i < 26; i++)
      yield await Promise.resolve(
        chunk(Array.from({ length: 1_000 }, (_, n) => ({ ...CALL, tag: `tag-${i}-${n}` }))),
      )
  }
  test.each([
    ['by=tag', 'shown: set top, or narrow since and until'],
    ['by=tag&top=100000', 'shown: set a lower top, or narrow since and until'],
    ['by=tag&top=10&sort=asr', 'sorted by this figure: leave out sort, or narrow since and until'],
  ])('%s', async (query, hint) => {
    expect(await answerOf(manyTags, `${RANGE}&${query}`)).toMatchObject({
      statusCode: 422,
      body: { error: `26,000 groups are more than the 25,000 that can be ${hint}` },
    })
  })

  test('but the top by calls is answered', async () => {
    expect(await answerOf(manyTags, `${RANGE}&by=tag&top=1`)).toMatchObject({
      statusCode: 200,
      body: { groups: [{ calls: 1 }, { other: true, calls: 25_999 }] },
    })
  })
})

test('where reconciliation runs, its completeness stands beside, of the calls that the filters name', async () => {
  const one: CallReader = async function* () {
    yield await Promise.resolve(chunk([CALL]))
  }
  const hours = [
    {
      accountId: '9900000',
      hour: '2026-03-04T10',
      until: '2026-03-04T11:00:00.000Z',
      by: [
        { applicationId: 'app-1', listed: 10, counted: 10, arrived: 9 },
        { applicationId: 'app-2', listed: 10, counted: 10, arrived: 10 },
      ],
    },
  ] as unknown as readonly HourOfCalls[]
  expect((await answerOf(one, RANGE, () => TE.right(hours))).body).toMatchObject({ completeness: 0.95 })
  expect((await answerOf(one, `${RANGE}&applicationId=app-1`, () => TE.right(hours))).body).toMatchObject({
    completeness: 0.9,
  })
  expect((await answerOf(one, RANGE)).body).not.toHaveProperty('completeness')
})

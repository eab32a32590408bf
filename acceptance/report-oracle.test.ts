import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Disconnect } from '../lambda/disconnect/disconnect'
import { endedAt } from '../lambda/disconnect/timeline'
import { type Timestamp, timestampOf } from '../lambda/disconnect/timestamp'
import { CallTable } from '../lambda/report/call-table'
import type { DimensionName } from '../lambda/report/dimensions'
import type { Figures } from '../lambda/report/figures'
import type { Reading } from '../lambda/report/read-calls'
import { type GroupKey, type Report, reportOf } from '../lambda/report/report'
import type { Percentiles } from '../lambda/report/statistics'
import { zoneNamed } from '../lambda/time/zone'
import { ALL_TEXTS, callOf } from '../test/support/report/readings'
import { FIRST_MS, LAST_MS, oracleCalls } from './oracle/calls'
import { csvOfCalls, openDuckDb, type SqlRow } from './oracle/database'
import { figuresSql } from './oracle/sql'

const CALLS = 1_000_000

const HOUR_MS = 3_600_000
const PERIOD = { sinceMs: FIRST_MS + 5 * HOUR_MS, untilMs: LAST_MS - 7 * HOUR_MS, shortMs: 6_000 }

const [since, until] = [timestampOf(PERIOD.sinceMs), timestampOf(PERIOD.untilMs)]

jest.setTimeout(600_000)

const folder = mkdtempSync(join(tmpdir(), 'oracle-'))
let oracle: Awaited<ReturnType<typeof openDuckDb>>
let reading: Reading

/** Calls of the period, and those that ended within a day after it and were up at its end. */
const partOf = (record: Disconnect): 'calls' | 'after' | undefined => {
  const ended = endedAt(record)
  if (ended >= since && ended < until) return 'calls'
  return ended >= until && (record.startTime ?? '~') < until ? 'after' : undefined
}

beforeAll(async () => {
  const file = join(folder, 'calls.csv')
  const csv = csvOfCalls(file)
  const tables = { calls: new CallTable(ALL_TEXTS), after: new CallTable(ALL_TEXTS) }
  for (const record of oracleCalls(CALLS)) {
    await csv.add(record)
    const part = partOf(record)
    if (part !== undefined) tables[part].add(callOf(record))
  }
  await csv.end()
  oracle = await openDuckDb(file)
  reading = {
    period: { since, until },
    ...tables,
    unreadable: 0,
    readUnits: 0,
    reachedMs: -Infinity,
    atLeast: false,
  }
})
afterAll(() => {
  oracle.close()
  rmSync(folder, { recursive: true })
})

const reported = (by: readonly DimensionName[], timeZone: string): Report => {
  const zone = zoneNamed(timeZone)
  if (zone === undefined) throw new Error(timeZone)
  const made = reportOf(
    { question: { since, until, order: 'newest' }, by, zone, shortMs: PERIOD.shortMs },
    reading,
  )
  if (made._tag === 'Left') throw new Error(made.left._tag)
  return made.right
}

const offsetSeconds = (text: string): number => {
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)$/.exec(text) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3_600 + Number(minutes) * 60)
}

/** A key as the SQL has it. */
const keyText = (key: GroupKey, by: readonly DimensionName[]): string =>
  JSON.stringify(
    by.map(name => {
      const value = key[name]
      if (value === undefined) return null
      const text = String(value)
      if (name === 'hour') return `${text.slice(0, 13)} ${offsetSeconds(text)}`
      return name === 'day' || name === 'week' ? text.slice(0, 10) : text
    }),
  )

const msOf = (peak: { readonly at: Timestamp } | undefined) =>
  peak === undefined ? null : Date.parse(peak.at)

const share = (name: string, of: { readonly low: number; readonly high: number } | undefined): SqlRow => ({
  [`${name}_low`]: of?.low ?? null,
  [`${name}_high`]: of?.high ?? null,
})

const percentiles = (name: string, of: Partial<Percentiles> | undefined): SqlRow => ({
  [`${name}50`]: of?.p50 ?? null,
  [`${name}95`]: of?.p95 ?? null,
})

/** The columns of the SQL that each figure is compared with. Causes and classes are compared by their names. */
const COLUMNS: { readonly [Name in keyof Required<Figures>]: (figures: Figures) => SqlRow } = {
  calls: ({ calls }) => ({ calls }),
  answered: ({ answered }) => ({ answered }),
  asr: ({ asr }) => ({ asr: asr?.value ?? null, ...share('asr', asr) }),
  ner: ({ ner }) => share('ner', ner),
  acdMs: ({ acdMs }) => ({ acd: acdMs ?? null }),
  talkMs: ({ talkMs }) => ({ total: talkMs.total, ...percentiles('talk', talkMs) }),
  answerDelayMs: ({ answerDelayMs }) => percentiles('ring', answerDelayMs),
  queueMs: ({ queueMs }) => percentiles('queue', queueMs),
  shortCalls: ({ shortCalls }) => ({ short: shortCalls }),
  causes: () => ({}),
  classes: () => ({}),
  failed: ({ failed }) => ({ failed }),
  peakConcurrency: ({ peakConcurrency: peak }) => ({ peak: peak?.calls ?? null, peak_at: msOf(peak) }),
  peakStartsPerSecond: ({ peakStartsPerSecond: peak }) => ({
    starts: peak?.calls ?? null,
    starts_at: msOf(peak),
  }),
}

/** The figures of a group in the columns of the SQL. */
const rowOf = (figures: Figures): SqlRow =>
  Object.values(COLUMNS).reduce<SqlRow>((row, columnsOf) => ({ ...row, ...columnsOf(figures) }), {})

/** Sums and quotients of floating-point numbers may differ in their last digits. */
const isSame = (one: unknown, other: unknown): boolean =>
  typeof one === 'number' && typeof other === 'number'
    ? Math.abs(one - other) <= 1e-12 * Math.max(1, Math.abs(one))
    : one === other

const sortedJson = (counts: object): string =>
  JSON.stringify(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Every figure of a group that differs. */
const differences = (figures: Figures, row: SqlRow | undefined): readonly string[] => {
  if (row === undefined) return ['there is no such group']
  const own = rowOf(figures)
  const counts = (name: string): object => JSON.parse(String(row[name] ?? '{}')) as object
  return [
    ...Object.keys(own).filter(name => !isSame(own[name], row[name])),
    ...(['causes', 'classes'] as const).filter(
      name => sortedJson(figures[name]) !== sortedJson(counts(name)),
    ),
  ]
}

test.each<[by: readonly DimensionName[], zone: string]>([
  [[], 'UTC'],
  [['applicationId'], 'UTC'],
  [['hour'], 'Europe/Berlin'],
  [['day', 'causeClass'], 'America/New_York'],
  [['weekday', 'hourOfDay', 'direction'], 'Europe/Berlin'],
  [['week', 'accountId'], 'Australia/Lord_Howe'],
  [['cause', 'number'], 'UTC'],
  [['tag'], 'UTC'],
])('a million calls by %j in %s have the same groups and figures as in SQL', async (by, zone) => {
  const rows = new Map((await oracle.rows(figuresSql(by, zone, PERIOD))).map(row => [String(row['k']), row]))
  const { groups } = reported(by, zone)
  const wrong = groups
    .map(({ key, ...figures }) => ({
      key: keyText(key, by),
      of: differences(figures, rows.get(keyText(key, by))),
    }))
    .filter(({ of }) => of.length > 0)
  expect(wrong.slice(0, 5)).toStrictEqual([])
  expect(groups).toHaveLength(rows.size)
})

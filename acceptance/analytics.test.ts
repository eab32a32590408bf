import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { markOf } from '../lambda/dynamodb/mark'
import type { Timestamp } from '../lambda/disconnect/timestamp'
import type { Report, ReportGroup } from '../lambda/report/report'
import { itemOf } from '../test/support/aws/items'
import { aCallbackOfNewCall } from '../test/support/callbacks/builders'
import { runHere } from '../test/support/cli/in-process'
import { attributesOf, itemsOf010 } from '../test/support/released-items'
import { storedItemsOf } from '../test/support/twin/stored-items'
import { clientOf, startTestTwin } from '../test/support/twin/twin'
import { emptyDuckDb, type SqlRow } from './oracle/database'
import { ATHENA_FUNCTIONS, BLOCKS, blockWith, linesTable } from './oracle/documented-sql'
import { writeChanges, writeFullExport } from './oracle/table-export'

jest.setTimeout(300_000)

/** The period of the queries of the page. */
const RANGE = ['--since', '2026-03-01T00:00Z', '--until', '2026-04-01T00:00Z']

const ERASED = '2026-03-19T00:00:00.000Z' as Timestamp

const folder = mkdtempSync(join(tmpdir(), 'analytics-'))
const path = (name: string): string => join(folder, name)
let twin: Awaited<ReturnType<typeof startTestTwin>>
let stored: ReturnType<typeof storedItemsOf>
let database: Awaited<ReturnType<typeof emptyDuckDb>>

const cli = async (...args: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await runHere([...args, '--local', twin.url])
  expect([code, stderr]).toStrictEqual([0, ''])
  return stdout
}

/** What is no ended call: evidence, other events, the mark of an erased call, what reconciliation remembers. */
const storeOthers = async (): Promise<void> => {
  const { post } = clientOf(twin)
  await post(aCallbackOfNewCall({ callId: 'c-conflict', cause: 'busy' }))
  await post(aCallbackOfNewCall({ callId: 'c-conflict', cause: 'timeout' }))
  await post(aCallbackOfNewCall({ callId: 'c-digits', eventType: 'dtmf' }))
  const memo = { callId: ' reconciliation', event: 'run#9900000', json: '{"until":"2026-03-18"}' }
  await stored.loadValues([markOf('c-erased', ERASED), memo])
  await stored.load([itemOf(aCallbackOfNewCall({ callId: 'c-quotes', tag: '"NewImage":\\u0001\n\u0001' }))])
}

beforeAll(async () => {
  twin = await startTestTwin()
  stored = storedItemsOf(twin)
  await cli('simulate', '--history', '3d', '--seed', '7', '--until', '2026-03-18T19:52:00Z')
  await storeOthers()
  for (const name of ['full', 'changes']) mkdirSync(path(name))
})
beforeEach(async () => {
  database = await emptyDuckDb()
  for (const macro of ATHENA_FUNCTIONS) await database.run(macro)
})
afterEach(() => {
  database.close()
})
afterAll(async () => {
  stored.close()
  await twin.close()
  rmSync(folder, { recursive: true })
})

const figuresOf = ({ key, calls, answered, asr, acdMs, talkMs, classes }: ReportGroup): SqlRow => ({
  application_id: key.applicationId ?? null,
  calls,
  answered,
  asr: asr?.value ?? null,
  acd_ms: acdMs ?? null,
  talk_p50_ms: talkMs.p50 ?? null,
  talk_p95_ms: talkMs.p95 ?? null,
  failed_application: classes.application ?? 0,
  failed_limit: classes.limit ?? 0,
  failed_platform: classes.platform ?? 0,
})

const causesOf = ({ key, causes }: ReportGroup): readonly string[] =>
  Object.entries(causes).map(([cause, calls]) => `${String(key.applicationId ?? null)} ${cause} ${calls}`)

/** Sums of floating-point numbers may differ in their last digits. */
const rounded = (row: SqlRow): SqlRow => ({ ...row, acd_ms: Number(Number(row['acd_ms']).toFixed(6)) })

const byApplication = (rows: readonly SqlRow[]): readonly SqlRow[] =>
  rows.map(rounded).sort((a, b) => (String(a['application_id']) < String(b['application_id']) ? -1 : 1))

/** Compares the queries of the page with the report. */
const expectTheReport = async (): Promise<void> => {
  const report = JSON.parse(await cli('report', ...RANGE, '--utc', '--by', 'application', '--json')) as Report
  expect(report.total.calls).toBeGreaterThan(6_000)
  const figures = await database.rows(blockWith('talk_p95_ms'))
  expect(byApplication(figures)).toStrictEqual(byApplication(report.groups.map(figuresOf)))
  const causes = await database.rows(blockWith('SELECT application_id, cause, cause_class'))
  expect(
    causes
      .filter(({ cause }) => cause !== null)
      .map(row => `${row['application_id']} ${row['cause']} ${row['calls']}`)
      .sort(),
  ).toStrictEqual(report.groups.flatMap(causesOf).sort())
}

const createViews = async (itemsView: string): Promise<void> => {
  await database.run(itemsView)
  await database.run(blockWith('CREATE OR REPLACE VIEW calls AS'))
}

test('in DuckDB, the records of list give the figures of the report, from Parquet as well', async () => {
  const [calls, parquet] = [path('calls.ndjson'), path('calls.parquet')]
  writeFileSync(calls, await cli('list', '--all', ...RANGE, '--ndjson'))
  await database.run(blockWith('CREATE OR REPLACE TABLE calls AS', { 'calls.ndjson': calls }))
  await expectTheReport()
  await database.run(blockWith('COPY calls TO', { 'calls.parquet': parquet }))
  await database.run(`CREATE OR REPLACE TABLE calls AS FROM '${parquet}'`)
  await expectTheReport()
})

test('a table with a column for each attribute gives the figures of the report', async () => {
  const file = path('items.ndjson')
  const rows = (await stored.values()).map(item => JSON.stringify(item))
  writeFileSync(file, rows.map(row => `${row}\n`).join(''))
  const numbers = ['endTime', 'startTime', 'answerTime', 'enqueuedTime']
  const types = [
    ...numbers.map(name => `CAST(${name} AS double) AS ${name}`),
    'CAST(applicationId AS varchar) AS applicationId',
  ].join(', ')
  await database.run(
    `CREATE TABLE iceberg_items AS SELECT * REPLACE (${types}) FROM read_json('${file}', sample_size = -1)`,
  )
  await createViews(blockWith('FROM iceberg_items'))
  await expectTheReport()
})

describe('where version 0.1.0 stored some items', () => {
  beforeAll(() => stored.load(itemsOf010.map(attributesOf)))

  test('an export of the table gives the figures of the report, whatever else is in the table', async () => {
    writeFullExport(path('full'), await stored.all())
    await database.run(linesTable('export_lines', path('full/*.json.gz')))
    await createViews(blockWith('FROM export_lines\nWHERE'))
    await expectTheReport()
  })

  test('with what changed since, an export gives the figures of the report of today', async () => {
    const all = await stored.all()
    const late = all.filter((_, i) => i % 50 === 0)
    const gone = [1, 2, 3].map(i => itemOf(aCallbackOfNewCall({ callId: `c-gone-${i}` })))
    const older = all.filter((_, i) => i % 7 === 0).map(item => ({ ...item, cause: { S: 'stale' } }))
    writeFullExport(path('full'), [...all.filter(item => !late.includes(item)), ...gone])
    writeChanges(path('changes'), 'first', 1_773_800_000_000_000, { put: older, deleted: gone.slice(0, 2) })
    writeChanges(path('changes'), 'second', 1_773_900_000_000_000, { put: [...late, ...all], deleted: gone })
    await database.run(linesTable('export_lines', path('full/*.json.gz')))
    await database.run(linesTable('change_lines', path('changes/*.json.gz')))
    await database.run(blockWith('CREATE OR REPLACE VIEW newest_lines AS'))
    await createViews(blockWith('FROM export_lines\nWHERE', { 'FROM export_lines': 'FROM newest_lines' }))
    await expectTheReport()
  })
})

const NOT_RUN = /^CREATE EXTERNAL TABLE/

test('the page has no statement that no test runs, but those that name files in S3', () => {
  expect(BLOCKS.filter(block => !NOT_RUN.test(block))).toHaveLength(8)
  expect(BLOCKS.filter(block => NOT_RUN.test(block))).toHaveLength(2)
})

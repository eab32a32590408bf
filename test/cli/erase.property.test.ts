import * as fc from 'fast-check'
import {
  type Database,
  QUARANTINE_TABLE_NAME,
  startDatabase,
  TABLE_NAME,
} from '../../local/database/embedded-database'
import { runHere } from '../support/cli/in-process'
import { aNumber, otherThan, type Parts, spellingOf } from '../support/erasure/spellings'
import { aCall, BODIES, putAll } from '../support/erasure/stored-texts'
import { bothTables, exactly, hasTrace, type Stored } from '../support/erasure/traces'

/** A new one for each run. */
let database: Database

const idOf = (item: Stored): string => item['callId']?.S ?? item['part']?.S?.split('#')[0] ?? ''

const arbitrary = aNumber.chain(number => {
  const some = (text: fc.Arbitrary<string>, minLength: number) =>
    fc.record({
      calls: fc.array(aCall(text), { minLength, maxLength: 4 }),
      requests: fc.array(fc.tuple(fc.constantFrom(...Object.keys(BODIES)), text), { maxLength: 2 }),
    })
  return fc.record({
    number: fc.constant(number),
    wanted: some(spellingOf(number), 1),
    others: some(otherThan(number), 1),
  })
})

test('after an erase both tables have no trace of the number, in any spelling, and everything else is as it was', async () => {
  const run = async (number: Parts) => {
    const { code, stdout, stderr } = await runHere([
      ...['erase', '--number', `+${number.code}${number.national}`, '--yes', '--json'],
      ...['--table', TABLE_NAME, '--quarantine-table', QUARANTINE_TABLE_NAME],
      ...['--endpoint', database.endpoint],
    ])
    expect([code, stderr]).toStrictEqual([0, expect.stringMatching(/^Reading both tables/)])
    expect(`${stdout}${stderr}`).not.toContain(number.national)
    return JSON.parse(stdout) as Record<string, unknown>
  }
  await fc.assert(
    fc.asyncProperty(arbitrary, async ({ number, wanted, others }) => {
      await putAll(database.client, others)
      const { records, quarantine } = await bothTables(database.client)
      const ids = new Set(await putAll(database.client, wanted))
      const receipt = await run(number)
      const after = await bothTables(database.client)
      const [before, now] = [
        [...records, ...quarantine],
        [...after.records, ...after.quarantine],
      ]
      expect(now.filter(item => !ids.has(idOf(item))).map(exactly)).toStrictEqual(before.map(exactly))
      const left = now.filter(item => ids.has(idOf(item)))
      expect(left.map(item => Object.keys(item).sort())).toStrictEqual(
        wanted.calls.map(() => ['callId', 'erased', 'event', 'expiresAt']),
      )
      expect(left.filter(item => hasTrace(item, number.national))).toStrictEqual([])
      expect(receipt).toMatchObject({ calls: wanted.calls.length, requests: wanted.requests.length })
    }),
    {
      numRuns: 40,
      plugins: [
        fc.beforeEach(async () => {
          database = await startDatabase()
        }),
        fc.afterEach(() => database.close()),
      ],
    },
  )
}, 300_000)

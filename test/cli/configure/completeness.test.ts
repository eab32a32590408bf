import { dynamodbTables } from '../../../cli/places/dynamodb-tables'
import type { StackPlace } from '../../../cli/places/place'
import { DEFAULT_SETTINGS } from '../../../cli/places/table'
import { storedCompleteness } from '../../../cli/configure/completeness'
import { timestampOf } from '../../../lambda/disconnect/timestamp'
import {
  QUARANTINE_TABLE_NAME,
  startDatabase,
  TABLE_NAME,
  type Database,
} from '../../../local/database/embedded-database'

const NOW = Date.parse('2026-03-14T12:30:00.000Z')
const ACCOUNT = '9900000'

let database: Database
beforeAll(async () => {
  database = await startDatabase()
})
afterAll(() => database.close())

/** A stack with this database. */
const place = () =>
  ({
    tables: () =>
      Promise.resolve(
        dynamodbTables({
          client: database.client,
          tableName: TABLE_NAME,
          quarantineTableName: QUARANTINE_TABLE_NAME,
          settings: DEFAULT_SETTINGS,
          subject: { what: 'stack' },
          name: 'stack',
        }),
      ),
  }) as unknown as StackPlace

const hour = (accountId: string, at: string, counted: number, arrived: number) => ({
  accountId,
  hour: at,
  until: timestampOf(Date.parse(`${at}:00:00.000Z`) + 3_600_000),
  by: [{ applicationId: 'app-1', direction: 'inbound', listed: counted, counted, arrived }],
})

test('the completeness of an application is that of its account in the last 7 days', async () => {
  const { reconciliation, orFail } = await place().tables()
  for (const one of [
    hour(ACCOUNT, '2026-03-14T11', 3, 3),
    hour(ACCOUNT, '2026-03-13T11', 5, 3),
    hour(ACCOUNT, '2026-03-01T11', 100, 0),
    hour('9900001', '2026-03-14T11', 100, 0),
  ])
    orFail(await reconciliation.saveHour(one)())
  const completenessOf = await storedCompleteness(place(), ACCOUNT, NOW)
  expect(completenessOf('app-1')).toBe(0.75)
  expect(completenessOf('app-2')).toBeUndefined()
})

test('without a stack no completeness is known', async () => {
  expect((await storedCompleteness(undefined, ACCOUNT))('app-1')).toBeUndefined()
})

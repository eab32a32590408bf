import { QUARANTINE_TABLE_NAME, startDatabase, type Database } from '../../local/database/embedded-database'
import { quarantineIn } from '../support/aws/quarantine-table'
import { quarantineContract } from './quarantine.contract'

let database: Database

beforeAll(async () => {
  database = await startDatabase()
})
afterAll(() => database.close())

quarantineContract('dynalite', () => quarantineIn(database.client, QUARANTINE_TABLE_NAME))

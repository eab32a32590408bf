import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { putOnce } from '../../lambda/dynamodb/commands'
import type { Item } from '../../lambda/dynamodb/item'
import { DISCONNECTS_TABLE } from '../../lambda/deployment/tables'
import { startDatabase, TABLE_NAME } from '../../local/database/embedded-database'
import { callAt } from '../calls/call-at'
import { REALISTIC } from '../calls/mix'
import { itemOf } from '../database/load'
import { table, type Report } from '../report/report'
import { run } from '../report/run'
import { CASES } from './cases'
import { INDEXES, writeCost } from './write-cost'

const UNITS_MAX = 5
const MIX_CALLS = 20_000

/** The cost of the put according to the engine. The embedded engine counts only the units of the table, not those of the indexes. */
const engineUnits = async (client: DynamoDBClient, item: Item) => {
  const command = putOnce(TABLE_NAME, DISCONNECTS_TABLE, item)
  command.input.ReturnConsumedCapacity = 'INDEXES'
  const { ConsumedCapacity } = await client.send(command)
  return {
    table: ConsumedCapacity?.Table?.CapacityUnits,
    tellsIndexes: ConsumedCapacity?.GlobalSecondaryIndexes !== undefined,
  }
}

const sayCases = async ({ say }: Report, client: DynamoDBClient): Promise<void> => {
  const rows = []
  let agreed = 0
  for (const { name, typical, record } of CASES) {
    const item = itemOf(record)
    const cost = writeCost(item)
    const engine = await engineUnits(client, item)
    if (engine.table === cost.table) agreed++
    rows.push([
      name,
      cost.bytes,
      cost.table,
      ...INDEXES.map(index => cost.indexes[index] ?? '–'),
      cost.total,
      engine.table ?? '–',
      cost.total <= UNITS_MAX ? 'yes' : typical ? 'NO' : 'no',
    ])
  }
  say('Write units of a callback, by DynamoDB’s rules; and of the table alone, as the engine says\n')
  say(table(['callback', 'bytes', 'table', ...INDEXES, 'all', 'engine: table', `≤ ${UNITS_MAX}`], rows))
  say(`The engine agrees on the table's units in ${agreed} of ${CASES.length} cases.\n`)
}

const sayMix = ({ say }: Report): void => {
  const costs = Array.from({ length: MIX_CALLS }, (_, i) => writeCost(itemOf(callAt(REALISTIC, i))))
  const totals = new Map<number, number>()
  for (const { total } of costs) totals.set(total, (totals.get(total) ?? 0) + 1)
  const share = (count: number): string => `${((100 * count) / MIX_CALLS).toFixed(1)} %`
  say(`Of ${MIX_CALLS.toLocaleString('en-US')} callbacks of the realistic mix\n`)
  say(
    table(
      ['write units', 'share'],
      [...totals].sort(([a], [b]) => a - b).map(([units, count]) => [units, share(count)]),
    ),
  )
  const mean = costs.reduce((sum, { total }) => sum + total, 0) / MIX_CALLS
  const bytes = costs.reduce((sum, cost) => sum + cost.bytes, 0) / MIX_CALLS
  say(`Mean: ${mean.toFixed(2)} write units, ${bytes.toFixed(0)} bytes.\n`)
}

run('write-units', async output => {
  const database = await startDatabase()
  try {
    await sayCases(output, database.client)
  } finally {
    await database.close()
  }
  sayMix(output)
})

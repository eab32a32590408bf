import { promisify } from 'node:util'
import { marshall } from '@aws-sdk/util-dynamodb'
import dynaliteDb from 'dynalite/db'
import { toItem } from '../../lambda/dynamodb/item'
import { DEFAULT_SHARDS } from '../../lambda/dynamodb/keys'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { startDatabase, TABLE_NAME } from '../../local/database/embedded-database'
import { progress } from '../report/report'

type Entry = { readonly key: string; readonly value: Uint8Array }

const BATCH = 2_000

export const itemOf = toItem({ shards: DEFAULT_SHARDS })

const createTables = async (folder: string): Promise<void> => {
  const database = await startDatabase(folder)
  await database.close()
}

/**
 * Writes records into dynalite's LevelDB as dynalite would, but about thirty times faster than over HTTP: in the order of
 * the keys, so that LevelDB compacts almost nothing. `equivalence.ts` shows that both ways leave the same bytes.
 */
export const loadDirectly = async (folder: string, records: Iterable<Disconnect>): Promise<void> => {
  await createTables(folder)
  const store = dynaliteDb.create({ path: folder })
  const table = await promisify(store.getTable)(TABLE_NAME)
  const indexes = table.GlobalSecondaryIndexes ?? []
  const items: Entry[] = []
  const entries = new Map<string, Entry[]>(indexes.map(({ IndexName }) => [IndexName, []]))
  for (const record of records) {
    const item = marshall(itemOf(record))
    // All copies of a record are equal, since the indexes project every attribute.
    const value = Buffer.from(JSON.stringify(item))
    items.push({ key: dynaliteDb.createKey(item, table), value })
    for (const { index, key } of dynaliteDb.getIndexActions(indexes, undefined, item, table).puts)
      entries.get(index)?.push({ key, value })
    if (items.length % 100_000 === 0) progress(`  ${items.length} calls made`)
  }
  await writeSorted(store.getItemDb(TABLE_NAME), items)
  for (const [index, copies] of entries) {
    await writeSorted(store.getIndexDb('Global', TABLE_NAME, index), copies)
    progress(`  ${index} written`)
  }
  await store.db.close()
}

const writeSorted = async (
  records: ReturnType<ReturnType<typeof dynaliteDb.create>['getItemDb']>,
  entries: Entry[],
): Promise<void> => {
  entries.sort((a, b) => (a.key < b.key ? -1 : 1))
  const batch = promisify(records.batch)
  for (let i = 0; i < entries.length; i += BATCH)
    await batch(
      entries.slice(i, i + BATCH).map(entry => ({ ...entry, type: 'put', valueEncoding: 'buffer' as const })),
    )
}

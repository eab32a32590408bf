import { rmSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { putOnce } from '../../lambda/dynamodb/commands'
import { DISCONNECTS_TABLE } from '../../lambda/deployment/tables'
import { startDatabase, TABLE_NAME } from '../../local/database/embedded-database'
import { callAt, callsOf } from '../calls/call-at'
import { REALISTIC } from '../calls/mix'
import { itemOf, loadDirectly } from './load'

/** More than one, as of many calls. */
const RUNS = 3

const loadByRequests = async (folder: string, count: number): Promise<void> => {
  const database = await startDatabase(folder)
  for (let i = 0; i < count; i++)
    await database.client.send(putOnce(TABLE_NAME, DISCONNECTS_TABLE, itemOf(callAt(REALISTIC, i))))
  await database.close()
}

/** Everything except the descriptions of the tables, which contain a creation time and a random name. */
const contentOf = async (folder: string): Promise<readonly string[]> => {
  const level = new ClassicLevel(folder)
  const entries = await level.iterator().all()
  await level.close()
  return entries.filter(([key]) => !key.startsWith('table~')).map(([key, value]) => `${key} ${value}`)
}

/** @throws if calls that are loaded directly differ in any byte from calls that are put by requests */
export const checkEquivalence = async (count: number): Promise<number> => {
  const parent = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const [direct, requested] = [join(parent, 'direct'), join(parent, 'requested')]
    await loadDirectly(direct, callsOf(REALISTIC, count), Math.ceil(count / RUNS))
    await loadByRequests(requested, count)
    const [ours, theirs] = [await contentOf(direct), await contentOf(requested)]
    const differing = ours.filter((entry, i) => entry !== theirs[i]).length
    if (differing > 0 || ours.length !== theirs.length)
      throw new Error(`Loading directly differs from requests in ${differing} of ${theirs.length} entries`)
    return ours.length
  } finally {
    rmSync(parent, { recursive: true, force: true })
  }
}

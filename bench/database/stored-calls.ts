import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DISCONNECTS_TABLE } from '../../lambda/deployment/tables'
import { callAt } from '../calls/call-at'
import { REALISTIC } from '../calls/mix'
import { progress } from '../report/report'
import { itemOf } from './load'

const DATA = join(import.meta.dirname, '..', 'data')
const SAMPLE = 200

/** Changes with the calls, the keys and the indexes, so that a folder from before such a change is not used. */
const version = (): string => {
  const items = Array.from({ length: SAMPLE }, (_, i) => itemOf(callAt(REALISTIC, i)))
  return createHash('sha256')
    .update(JSON.stringify([DISCONNECTS_TABLE, items]))
    .digest('hex')
    .slice(0, 8)
}

const LOADER = join(import.meta.dirname, 'load-main.ts')
const LOADER_OPTIONS = ['--import', 'tsx']

const load = (folder: string, count: number): void => {
  execFileSync(process.execPath, [...LOADER_OPTIONS, LOADER, folder, String(count)], { stdio: 'inherit' })
}

/** The folder with a database of this number of calls. It is loaded once, and kept in `data/`. */
export const folderOfCalls = (count: number): string => {
  const folder = join(DATA, `${count}-${version()}`)
  const complete = `${folder}.complete`
  if (existsSync(complete)) return folder
  progress(`Loading ${count} calls into bench/data; this is done once`)
  rmSync(folder, { recursive: true, force: true })
  load(folder, count)
  writeFileSync(complete, '')
  return folder
}

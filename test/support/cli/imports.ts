import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Twin } from '../../../local/twin'
import { startTestTwin } from '../twin/twin'
import { runHere } from './in-process'

/** For all tests of a file: two twins, a folder for files, and imports into the twins. */
export const withImports = () => {
  const running = {} as { twin: Twin; other: Twin; folder: string }
  beforeAll(async () => {
    running.twin = await startTestTwin()
    running.other = await startTestTwin()
    running.folder = mkdtempSync(join(tmpdir(), 'import-'))
  })
  afterAll(async () => {
    await running.twin.close()
    await running.other.close()
    rmSync(running.folder, { recursive: true })
  })
  let files = 0
  return {
    running,
    fileOf: (content: string | Uint8Array, extension = 'ndjson'): string => {
      const file = join(running.folder, `file-${++files}.${extension}`)
      writeFileSync(file, content)
      return file
    },
    importing: async (file: string, flags: readonly string[] = [], to = running.twin) => {
      const ended = await runHere(['import', file, '--json', '--local', to.url, ...flags])
      const summary = (ended.stdout === '' ? {} : JSON.parse(ended.stdout)) as Record<string, unknown>
      return { ...ended, summary }
    },
  }
}

export const lines = (objects: readonly unknown[]): string =>
  objects.map(object => `${JSON.stringify(object)}\n`).join('')

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Attributes } from '../../test/support/twin/stored-items'

const write = (folder: string, name: string, lines: readonly object[]): void => {
  const text = lines.map(line => `${JSON.stringify(line)}\n`).join('')
  writeFileSync(join(folder, `${name}.json.gz`), gzipSync(text))
}

/** Files as DynamoDB's full export writes them: several, each with an item in a line. */
export const writeFullExport = (folder: string, items: readonly Attributes[]): void => {
  for (const part of [0, 1, 2])
    write(
      folder,
      `full-${part}`,
      items.filter((_, i) => i % 3 === part).map(Item => ({ Item })),
    )
}

const keysOf = ({ callId, event }: Attributes) => ({ callId, event })

/** Files as an incremental export writes them: each changed item as it became, and of a deleted one only its keys. */
export const writeChanges = (
  folder: string,
  name: string,
  writtenMicros: number,
  { put, deleted }: { readonly put: readonly Attributes[]; readonly deleted: readonly Attributes[] },
): void => {
  const Metadata = { WriteTimestampMicros: { N: String(writtenMicros) } }
  write(folder, name, [
    ...put.map(item => ({ Metadata, Keys: keysOf(item), NewImage: item })),
    ...deleted.map(item => ({ Metadata, Keys: keysOf(item) })),
  ])
}

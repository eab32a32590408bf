import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { endedAt } from '../../lambda/disconnect/timeline'
import { COLUMNS } from './sql'

const ms = (time: string | undefined): number | '' => (time === undefined ? '' : Date.parse(time))

const BATCH = 5_000

/** Writes calls into a file for DuckDB, as they are passed on. */
export const csvOfCalls = (file: string) => {
  const stream = createWriteStream(file)
  let lines = [Object.keys(COLUMNS).join(',')]
  const write = async (): Promise<void> => {
    const text = `${lines.join('\n')}\n`
    lines = []
    if (!stream.write(text)) await once(stream, 'drain')
  }
  return {
    add: async (record: Disconnect): Promise<void> => {
      const { startTime, answerTime, endTime, enqueuedTime } = record
      lines.push(
        [
          ms(endedAt(record)),
          ms(startTime),
          ms(answerTime),
          ms(endTime),
          ms(enqueuedTime),
          ...(['cause', 'applicationId', 'accountId', 'tag', 'from', 'to', 'direction'] as const).map(
            name => record[name] ?? '',
          ),
        ].join(','),
      )
      if (lines.length >= BATCH) await write()
    },
    end: async (): Promise<void> => {
      await write()
      stream.end()
      await once(stream, 'finish')
    },
  }
}

export type SqlRow = Readonly<Record<string, string | number | null>>

/** A database in memory. */
export const emptyDuckDb = async () => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  return {
    run: async (sql: string): Promise<void> => {
      await connection.run(sql)
    },
    rows: async (sql: string): Promise<readonly SqlRow[]> => {
      const reader = await connection.runAndReadAll(sql)
      return reader
        .getRowObjects()
        .map(row =>
          Object.fromEntries(
            Object.entries(row).map(([name, value]) => [
              name,
              typeof value === 'bigint' ? Number(value) : (value as string | number | null),
            ]),
          ),
        )
    },
    close: (): void => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** A database in memory with the calls of a file. */
export const openDuckDb = async (file: string) => {
  const database = await emptyDuckDb()
  const columns = Object.entries(COLUMNS)
    .map(([name, type]) => `'${name}': '${type}'`)
    .join(', ')
  await database.run(
    `create table calls as select * from read_csv('${file}', header = true, columns = {${columns}}, nullstr = '')`,
  )
  return database
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../test/support/root'

const page = readFileSync(join(ROOT, 'docs', 'analytics.md'), 'utf8')

/** The blocks of SQL of the page, by their first line that is no comment. */
export const BLOCKS: readonly string[] = [...page.matchAll(/```sql\n(.*?)```/gs)].map(([, sql = '']) => sql)

/** The only block of the page that has these words, about another table or period if they are given. */
export const blockWith = (words: string, changes: Readonly<Record<string, string>> = {}): string => {
  const found = BLOCKS.filter(block => block.includes(words))
  if (found.length !== 1) throw new Error(`${found.length} blocks have: ${words}`)
  return Object.entries(changes).reduce((sql, [from, to]) => {
    if (!sql.includes(from)) throw new Error(`the block has no ${from}`)
    return sql.replaceAll(from, to)
  }, found[0] ?? '')
}

/** The functions of Athena that DuckDB has by other names. Times are in UTC there and here. */
export const ATHENA_FUNCTIONS: readonly string[] = [
  'json_extract_scalar(j, p) AS json_extract_string(j, p)',
  'from_iso8601_timestamp(t) AS CAST(t AS TIMESTAMP)',
  'to_unixtime(t) AS epoch(t)',
  'from_unixtime(s) AS make_timestamp(CAST(round(s * 1000) AS BIGINT) * 1000)',
].map(macro => `CREATE MACRO ${macro}`)

/** A table with the lines of files, as CREATE EXTERNAL TABLE makes it. */
export const linesTable = (name: string, files: string): string =>
  `CREATE OR REPLACE TABLE ${name} AS SELECT * FROM read_csv('${files}', header = false, columns = {line: 'VARCHAR'}, delim = '\u0001', quote = '', escape = '', max_line_size = 20000000)`

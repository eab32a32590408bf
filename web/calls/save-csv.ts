import { getText, type Parameters } from '../api/client'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { csvOf } from './csv'
import { recordsIn } from './records-in'

/** A browser holds no more at ease. The command line has no bound. */
export const CSV_ROWS_MAX = 10_000

const LIMIT = '1000'

/** Reads all that match. @returns undefined if they are too many @throws NoAnswer */
const allOf = async (parameters: Parameters): Promise<readonly Disconnect[] | undefined> => {
  const records: Disconnect[] = []
  let cursor: string | undefined
  do {
    const page = recordsIn(
      await getText('/disconnects', [
        ...parameters,
        ['limit', LIMIT],
        ...(cursor === undefined ? [] : [['cursor', cursor] as const]),
      ]),
    )
    records.push(...page.items)
    if (records.length > CSV_ROWS_MAX) return undefined
    ;({ cursor } = page)
  } while (cursor !== undefined)
  return records
}

/** Hands a text to the browser as a file. */
const download = (name: string, type: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => {
    URL.revokeObjectURL(url)
  }, 1_000)
}

/** @returns how many were saved; undefined if they are too many @throws NoAnswer */
export const saveCsv = async (parameters: Parameters): Promise<number | undefined> => {
  const records = await allOf(parameters)
  if (records === undefined) return undefined
  download('calls.csv', 'text/csv;charset=utf-8', csvOf(records))
  return records.length
}

import { marshall } from '@aws-sdk/util-dynamodb'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import type { Timestamp } from '../../../lambda/disconnect/timestamp'
import { toItem } from '../../../lambda/dynamodb/item'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import { callOfItem } from '../../../lambda/dynamodb/report/call-of-item'
import { type Call, TEXT_NAMES } from '../../../lambda/report/call'
import { CallTable } from '../../../lambda/report/call-table'
import { TEXT_DIMENSIONS, type TextDimensionName } from '../../../lambda/report/dimensions'
import type { Reading } from '../../../lambda/report/read-calls'

export const ALL_TEXTS = Object.keys(TEXT_DIMENSIONS) as readonly TextDimensionName[]

/** The call of a record, by way of the item that is stored. */
export const callOf = (record: Disconnect): Call => {
  const call = callOfItem(TEXT_NAMES)(marshall(toItem({ shards: DEFAULT_SHARDS })(record)))
  if (call === undefined) throw new Error('The call of a record cannot be read')
  return call
}

export const tableOf = (
  records: readonly Disconnect[],
  names: readonly TextDimensionName[] = ALL_TEXTS,
): CallTable => {
  const table = new CallTable(names)
  for (const record of records) table.add(callOf(record))
  return table
}

type Parts = { readonly calls: readonly Disconnect[]; readonly after?: readonly Disconnect[] }

/** What has been read of a period, of whose calls none is up any more. */
export const readingOf = (since: string, until: string, { calls, after = [] }: Parts): Reading => ({
  period: { since: since as Timestamp, until: until as Timestamp },
  calls: tableOf(calls),
  after: tableOf(after),
  unreadable: 0,
  readUnits: 0,
  reachedMs: -Infinity,
  atLeast: false,
})

import * as E from 'fp-ts/Either'
import type { SimulatedCall } from '../../../cli/simulator/calls'
import { verify, type Verification } from '../../../cli/simulator/verify'
import { findByCall } from '../../../lambda/dynamodb/disconnects'
import type { CallId } from '../../../lambda/disconnect/identifiers'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { TABLE_NAME } from '../../../local/database/create-tables'
import type { DatabaseProcess } from './database-process'

export type Checked = {
  readonly lost: number
  /** Among all calls: one that was not acknowledged may be stored, but no more than once. */
  readonly doubled: number
  readonly altered: number
}

export type SentCalls = {
  readonly acknowledged: readonly SimulatedCall[]
  readonly unacknowledged: readonly SimulatedCall[]
}

const recordsIn =
  ({ client }: Pick<DatabaseProcess, 'client'>) =>
  async (callId: CallId): Promise<readonly Disconnect[]> => {
    const found = await findByCall({ client, tableName: TABLE_NAME })(callId)()
    if (E.isRight(found)) return found.right.records
    throw new Error(`The table cannot be read: ${found.left._tag}`)
  }

/** Compares the calls that were sent with the records in the table, property by property. */
export const check = async (
  database: Pick<DatabaseProcess, 'client'>,
  { acknowledged, unacknowledged }: SentCalls,
): Promise<Checked> => {
  const get = recordsIn(database)
  const known: Verification = await verify(acknowledged, get)
  const others = await verify(unacknowledged, get)
  return {
    lost: known.lost.length,
    doubled: known.doubled.length + others.doubled.length,
    altered: known.altered.length + others.altered.length,
  }
}

import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { PARTITION } from '../../lambda/dynamodb/reconciliation/memory'
import { writeCost } from '../write-units/write-cost'

/** Requests to the database of one kind, and the units that DynamoDB charges for them. */
export type Consumed = { requests: number; units: number }

export const KINDS = ['look-ups', 'other reads', 'puts of records', 'puts of memos'] as const
export type ConsumedBy = Readonly<Record<(typeof KINDS)[number], Consumed>>

export const nothingConsumed = (): ConsumedBy =>
  Object.fromEntries(KINDS.map(kind => [kind, { requests: 0, units: 0 }])) as Record<
    (typeof KINDS)[number],
    Consumed
  >

type Request = { readonly Item?: Record<string, AttributeValue> }
type Capacity = { readonly CapacityUnits?: number }
type Answer = { readonly ConsumedCapacity?: Capacity | readonly Capacity[] }

/** As the engine reports them. DynamoDB charges each request for at least 4 KB, even if it finds nothing. */
const readUnits = ({ ConsumedCapacity = [] }: Answer): number =>
  [ConsumedCapacity].flat().reduce((sum, { CapacityUnits = 0 }) => sum + Math.max(CapacityUnits, 0.5), 0)

const kindOf = (operation: string, { Item }: Request): (typeof KINDS)[number] => {
  if (operation === 'BatchGetItem') return 'look-ups'
  if (operation !== 'PutItem') return 'other reads'
  return Item?.['callId']?.S === PARTITION ? 'puts of memos' : 'puts of records'
}

/** Counts a request and its answer. A put is charged whether or not its condition is met, and for each index, which the engine leaves out. */
export const count = (consumed: ConsumedBy, operation: string, request: Request, answer: Answer): void => {
  const entry = consumed[kindOf(operation, request)]
  entry.requests++
  entry.units += request.Item === undefined ? readUnits(answer) : writeCost(unmarshall(request.Item)).total
}

export const readUnitsOf = (consumed: ConsumedBy): number =>
  consumed['look-ups'].units + consumed['other reads'].units

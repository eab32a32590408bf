import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** The cost of reading so far. */
export type Meter = {
  requests: number
  /** As the engine reports them. */
  engineUnits: number
  /** DynamoDB charges each request for at least 4 KB, even if it finds nothing. The embedded engine reports 0 then. */
  chargedUnits: number
}

type Capacity = { readonly ConsumedCapacity?: { readonly CapacityUnits?: number } }

/** Counts every request of a client from now on. */
export const meter = (client: DynamoDBClient): Meter => {
  const counted: Meter = { requests: 0, engineUnits: 0, chargedUnits: 0 }
  client.middlewareStack.add(
    next => async args => {
      const result = await next(args)
      const units = (result.output as Capacity).ConsumedCapacity?.CapacityUnits ?? 0
      const consistent = (args.input as { readonly ConsistentRead?: boolean }).ConsistentRead === true
      counted.requests++
      counted.engineUnits += units
      counted.chargedUnits += Math.max(units, consistent ? 1 : 0.5)
      return result
    },
    { step: 'initialize', name: 'meter' },
  )
  return counted
}

export const reset = (counted: Meter): void => {
  Object.assign(counted, { requests: 0, engineUnits: 0, chargedUnits: 0 })
}

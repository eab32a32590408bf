import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** What reading has cost so far. */
export type Meter = {
  requests: number
  /** As the engine says. */
  engineUnits: number
  /** DynamoDB charges each request for 4 KB at least, also where it finds nothing; the embedded engine says 0 then. */
  chargedUnits: number
}

type Capacity = { readonly ConsumedCapacity?: { readonly CapacityUnits?: number } }

/** Counts every request of a client from here on. */
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

import type { DynamoDBClient, QueryCommandOutput } from '@aws-sdk/client-dynamodb'

/** Asks the database to say what each query costs. @returns what they have cost so far, in read units */
export const meter = (client: DynamoDBClient): (() => number) => {
  let readUnits = 0
  client.middlewareStack.add(
    next => async args => {
      const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } })
      readUnits += (result.output as QueryCommandOutput).ConsumedCapacity?.CapacityUnits ?? 0
      return result
    },
    { step: 'initialize', name: 'meter' },
  )
  return () => readUnits
}

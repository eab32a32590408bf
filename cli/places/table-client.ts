import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { isServerError, isThrottlingError, isTransientError } from '@smithy/core/retry'
import pLimit from 'p-limit'
import { withoutLogging } from '../../lambda/aws/client-options'
import { awsClientOptions } from './aws-client'
import type { AwsFlags } from './choice'

/**
 * If a table throttles, the client sends as much as it takes and waits with the rest: provisioned capacity scales up in minutes, and a report
 * or export may take as long as it needs. Each pause grows to 20 s.
 */
const WAITING = { maxAttempts: 8, retryMode: 'adaptive' } as const

/** How many requests are not answered yet, at most. The SDK gives up when about 100 more are refused than are answered, so they must not be sent at once. */
const IN_FLIGHT_MAX = 24

/** Whether the database did not answer or refused all attempts. */
const hasGivenUp = (error: unknown): error is Error =>
  error instanceof Error &&
  [isThrottlingError, isTransientError, isServerError].some(is => is(error as Parameters<typeof is>[0]))

/** The client of the tables, which waits until they throttle no more. Credentials and region come from the usual chain, unless the database is on this machine. */
export const tableClient = (
  aws: AwsFlags,
  environment: NodeJS.ProcessEnv,
  endpoint?: URL,
): DynamoDBClient => {
  const client = withoutLogging(
    new DynamoDBClient({ ...awsClientOptions(aws, environment, endpoint), ...WAITING }),
  )
  const limit = pLimit(IN_FLIGHT_MAX)
  /** The last request that was given up. */
  let givenUp: { readonly error: Error } | undefined
  client.middlewareStack.add(
    next => request => {
      const before = givenUp
      return limit(async () => {
        // What waited meanwhile would fare no better, and the command would not end before.
        if (givenUp !== undefined && givenUp !== before) throw givenUp.error
        try {
          return await next(request)
        } catch (error) {
          if (hasGivenUp(error)) givenUp = { error }
          throw error
        }
      })
    },
    { step: 'initialize', name: 'limitInFlight' },
  )
  return client
}

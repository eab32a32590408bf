import type { DynamoDBClient, ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import * as E from 'fp-ts/Either'
import type * as TE from 'fp-ts/TaskEither'
import type { StoreError } from '../disconnect/store'
import { isConditionFailed, refused, toWriteError } from './errors'

/** What our stores need of a client. */
export type Client = Pick<DynamoDBClient, 'send'>

/** `retried` if the SDK has tried more than once: then the condition may not hold because an earlier try succeeded. */
export type Written = 'written' | 'condition failed' | 'condition failed, retried'

const conditionFailed = ({ $metadata }: ConditionalCheckFailedException): Written =>
  ($metadata.attempts ?? 1) > 1 ? 'condition failed, retried' : 'condition failed'

/**
 * Whether a write was done, or its condition did not hold.
 * @param command builds the command; what it throws, it would throw each time
 */
export const conditionally =
  <Command>(
    command: () => Command,
    send: (command: Command) => Promise<unknown>,
  ): TE.TaskEither<StoreError, Written> =>
  async () => {
    const built = E.tryCatch(command, cause => refused(cause))
    if (E.isLeft(built)) return built
    try {
      await send(built.right)
      return E.right('written')
    } catch (cause) {
      return isConditionFailed(cause) ? E.right(conditionFailed(cause)) : E.left(toWriteError(cause))
    }
  }

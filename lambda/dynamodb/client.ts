import type { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import * as E from 'fp-ts/Either'
import type * as TE from 'fp-ts/TaskEither'
import type { StoreError } from '../disconnect/store'
import { isConditionFailed, refused, toWriteError } from './errors'

/** The part of a client that the stores use. */
export type Client = Pick<DynamoDBClient, 'send'>

/** `retried` if the SDK made several attempts: the condition may have failed because an earlier one succeeded. */
export type Written = 'written' | 'condition failed' | 'condition failed, retried'

const conditionFailed = ({ $metadata }: ConditionalCheckFailedException): Written =>
  ($metadata.attempts ?? 1) > 1 ? 'condition failed, retried' : 'condition failed'

/** Sends a write with a condition. An error in building the command is permanent: another attempt would throw it again. */
export const writeConditionally =
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

import * as E from 'fp-ts/Either'
import { judgeUnreadable, unreadableOf } from '../aws/aws-answer'
import type { Check, StackContext } from '../context'
import { judgeShards } from '../judge/shards'

/** Whether questions find all records, after `indexShards` was lowered. */
export const shards: Check<StackContext> = {
  name: 'shards',
  run: async ({ tables }) => {
    const needed = await tables.unreadShards()
    if (E.isRight(needed)) return judgeShards(needed.right)
    const cause = needed.left._tag === 'StoreUnavailable' ? needed.left.cause : undefined
    return judgeUnreadable(unreadableOf("dynamodb:Query on the table's indexes", cause))
  },
}

import * as E from 'fp-ts/Either'
import { judgeUnreadable, unreadableOf } from '../aws/aws-answer'
import type { Check, StackContext } from '../context'
import { judgeReconciliation } from '../judge/reconciliation'

/** Whether the stack compares its records with Bandwidth's list, as `reconcileAccountIds` says. */
export const reconciliation: Check<StackContext> = {
  name: 'reconciliation',
  run: async ({ tables }) => {
    const runs = await tables.reconciliation.runs()()
    if (E.isRight(runs)) return judgeReconciliation(runs.right, Date.now())
    const cause = runs.left._tag === 'StoreUnavailable' ? runs.left.cause : undefined
    return judgeUnreadable(unreadableOf('dynamodb:Query on the table', cause))
  },
}

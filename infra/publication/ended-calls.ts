import { END_EVENTS } from '../../lambda/deployment/call-ended'
import { FAILED_CAUSES } from '../../lambda/deployment/failed-causes'
import { DISCONNECTS_TABLE } from '../../lambda/deployment/tables'

/**
 * Which changes of the table the publish function is called with: puts of records of ended calls. A deletion has no new image, marks and
 * memos have no event type, and conflicts have another sort key. Lambda documents filters of a table's stream on `dynamodb` only.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html
 */
export const endedCallsPattern = ({ failuresOnly }: { readonly failuresOnly: boolean }) => ({
  dynamodb: {
    Keys: { [DISCONNECTS_TABLE.sortKey]: { S: END_EVENTS } },
    NewImage: {
      eventType: { S: END_EVENTS },
      ...(failuresOnly && { cause: { S: FAILED_CAUSES.flatMap(({ causes }) => causes) } }),
    },
  },
})

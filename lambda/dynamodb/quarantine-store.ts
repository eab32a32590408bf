import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import type { Quarantine } from '../disconnect/quarantine'
import type { Client } from './client'
import { putOnce } from './commands'
import { conditionally } from './conditionally'
import { toQuarantineItems } from './quarantine-item'
import { QUARANTINE_TABLE } from './tables'

export type QuarantineOptions = {
  readonly client: Client
  readonly tableName: string
  readonly retentionDays: number
}

export const dynamoQuarantine = ({ client, tableName, retentionDays }: QuarantineOptions): Quarantine => ({
  put: request =>
    pipe(
      toQuarantineItems(request, retentionDays),
      // What is there already is our own attempt before the last, whose answer was lost: identifiers are not used twice.
      TE.traverseSeqArray(item =>
        conditionally(
          () => putOnce(tableName, QUARANTINE_TABLE, item),
          command => client.send(command),
        ),
      ),
      TE.map(() => undefined),
    ),
})

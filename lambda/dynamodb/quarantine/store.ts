import * as E from 'fp-ts/Either'
import type { Quarantine } from '../../intake/quarantine'
import type { Client } from '../client'
import { putOnce } from '../commands'
import { conditionally } from '../conditionally'
import { toQuarantineItems } from './item'
import { QUARANTINE_TABLE } from '../../deployment/tables'

export type QuarantineOptions = {
  readonly client: Client
  readonly tableName: string
  readonly retentionDays: number
}

export const dynamoQuarantine = ({ client, tableName, retentionDays }: QuarantineOptions): Quarantine => ({
  put: request => async () => {
    for (const item of toQuarantineItems(request, retentionDays)) {
      // What is there already is our own attempt before the last, whose answer was lost: identifiers are not used twice.
      const written = await conditionally(
        () => putOnce(tableName, QUARANTINE_TABLE, item),
        command => client.send(command),
      )()
      if (E.isLeft(written)) return written
    }
    return E.right(undefined)
  },
})

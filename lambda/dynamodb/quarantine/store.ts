import * as E from 'fp-ts/Either'
import type { Quarantine, QuarantinedRequest } from '../../intake/quarantine'
import { type Client, conditionally } from '../client'
import { putOnce } from '../commands'
import { QUARANTINE_TABLE } from '../../deployment/tables'
import { expiry, type Item } from '../item'

/** With the rest of the request, a part stays below the 400 KB of a DynamoDB item. */
export const PART_BYTES = 300 * 1024

export const partKey = (quarantineId: string, part: number): string =>
  `${quarantineId}#${String(part).padStart(4, '0')}`

const slices = (body: Uint8Array): readonly Uint8Array[] =>
  Array.from({ length: Math.max(1, Math.ceil(body.byteLength / PART_BYTES)) }, (_, i) =>
    body.slice(i * PART_BYTES, (i + 1) * PART_BYTES),
  )

/**
 * The items that hold a request, in the order in which they are to be written: the first part, which describes the
 * whole, comes last, so that what can be seen is complete.
 */
export const toQuarantineItems = (
  { body, headers, ...request }: QuarantinedRequest,
  retentionDays: number,
): readonly Item[] => {
  const day = request.receivedAt.slice(0, 10)
  const parts = slices(body)
  return parts
    .map((slice, i) => ({
      ...(i === 0 ? { ...request, headers: JSON.stringify(headers), bodyParts: parts.length } : {}),
      day,
      part: partKey(request.quarantineId, i),
      body: slice,
      ...expiry(request.receivedAt, retentionDays),
    }))
    .reverse()
}

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

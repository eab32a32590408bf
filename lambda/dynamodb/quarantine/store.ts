import * as E from 'fp-ts/Either'
import { QUARANTINE_TABLE } from '../../deployment/tables'
import type { Quarantine, QuarantinedRequest } from '../../intake/quarantine'
import { type Client, writeConditionally } from '../client'
import { putOnce } from '../commands'
import { expiry, type Item } from '../item'

/** With the rest of the request, an item stays below DynamoDB's 400 KB. */
export const PART_BYTES = 300 * 1024

export const partKey = (quarantineId: string, part: number): string =>
  `${quarantineId}#${String(part).padStart(4, '0')}`

const slices = (body: Uint8Array): readonly Uint8Array[] =>
  Array.from({ length: Math.max(1, Math.ceil(body.byteLength / PART_BYTES)) }, (_, i) =>
    body.slice(i * PART_BYTES, (i + 1) * PART_BYTES),
  )

/**
 * The items of a request, in the order in which they are written. The first part describes the whole, and is written last, so that a
 * request that can be found is complete.
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
      ...expiry(QUARANTINE_TABLE, request.receivedAt, retentionDays),
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
      // A part that exists already is from an earlier attempt whose answer was lost: a quarantine id is never used twice.
      const written = await writeConditionally(
        () => putOnce(tableName, QUARANTINE_TABLE, item),
        command => client.send(command),
      )()
      if (E.isLeft(written)) return written
    }
    return E.right(undefined)
  },
})

import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { decodeCallback } from '../../lambda/callback/decode-callback'
import { SOURCES } from '../../lambda/disconnect/source'
import { normalize } from '../../lambda/disconnect/normalize'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import { decodeWithZod } from '../usual/decode'

/** Decodes the bytes of a body into a record, or into an earlier stage of one. */
export type Decode = (body: Uint8Array) => unknown

const RECEIVED_AT = timestampOf(Date.parse('2026-03-14T09:26:54.001Z'))

export const parse: Decode = body => JSON.parse(Buffer.from(body).toString())

export const ours: Decode = body =>
  pipe(
    decodeCallback({ method: 'POST', query: '', headers: {}, body, receivedAt: RECEIVED_AT, requestId: '' }),
    E.map(normalize({ receivedAt: RECEIVED_AT, source: SOURCES.callback })),
    E.match(
      violations => {
        throw new Error(JSON.stringify(violations))
      },
      (record): unknown => record,
    ),
  )

export const zod: Decode = body => decodeWithZod(Buffer.from(body).toString(), RECEIVED_AT)

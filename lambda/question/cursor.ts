import { hash } from 'node:crypto'
import { pipe } from 'fp-ts/function'
import * as O from 'fp-ts/Option'
import * as t from 'io-ts'
import { decodeJson } from '../codec/decode'
import { Timestamp } from '../disconnect/timestamp'
import type { Parameters } from './parameters'

/**
 * Where a page ended: the position in the timeline up to which the question is answered, and when it was first asked, so that
 * `since=2h` means the same on every page.
 */
export type Cursor = { readonly position: string; readonly askedAt: Timestamp }

const POSITION = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z#[\w-]{11}$/

const Content = t.tuple([t.string, Timestamp, t.string])

/** Binds a cursor to its question, whatever the order of the parameters and the size of the pages. */
const digest = (position: string, askedAt: string, question: Parameters): string => {
  const sorted = question.map(([name, value]) => JSON.stringify([name, value])).sort()
  return hash('sha256', JSON.stringify(['cursor 1', position, askedAt, sorted]), 'base64url').slice(0, 16)
}

/** Opaque text that is safe in a URL. A position can only narrow its question, so a cursor reveals nothing and grants nothing. */
export const encodeCursor = (question: Parameters, { position, askedAt }: Cursor): string =>
  Buffer.from(JSON.stringify([position, askedAt, digest(position, askedAt, question)])).toString('base64url')

/** @returns none if the cursor is damaged, of another question, or from the future */
export const decodeCursor =
  (question: Parameters, now: Timestamp) =>
  (text: string): O.Option<Cursor> =>
    pipe(
      Buffer.from(text, 'base64url').toString(),
      decodeJson(Content),
      O.fromEither,
      O.filter(
        ([position, askedAt, check]) =>
          POSITION.test(position) && askedAt <= now && check === digest(position, askedAt, question),
      ),
      O.map(([position, askedAt]) => ({ position, askedAt })),
    )

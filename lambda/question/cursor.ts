import { hash } from 'node:crypto'
import * as E from 'fp-ts/Either'
import * as O from 'fp-ts/Option'
import { pipe } from 'fp-ts/function'
import * as t from 'io-ts'
import type { Parameters } from './parameters'
import { Timestamp } from '../disconnect/timestamp'

/**
 * Where a page ended: the position in the timeline up to which everything has been told, and when the question was first asked, so
 * that `since=2h` means the same on every page.
 */
export type Cursor = { readonly position: string; readonly askedAt: Timestamp }

const POSITION = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z#[\w-]{11}$/

const Content = t.tuple([t.string, Timestamp, t.string])

/** Depends on what is asked, not on how it is written or how much of it is wanted at a time. */
const digest = (position: string, askedAt: string, question: Parameters): string => {
  const sorted = question.map(([name, value]) => JSON.stringify([name, value])).sort()
  return hash('sha256', JSON.stringify(['cursor 1', position, askedAt, sorted]), 'base64url').slice(0, 16)
}

/** Opaque text, good for a URL. A position only narrows its question, so it gives away nothing and grants nothing. */
export const encodeCursor = (question: Parameters, { position, askedAt }: Cursor): string =>
  Buffer.from(JSON.stringify([position, askedAt, digest(position, askedAt, question)])).toString('base64url')

const parse = (text: string): O.Option<unknown> =>
  O.tryCatch(() => JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown)

/** @returns nothing if the cursor is damaged, of another question, or from the future */
export const decodeCursor =
  (question: Parameters, now: Timestamp) =>
  (text: string): O.Option<Cursor> =>
    pipe(
      parse(text),
      O.chain(parsed =>
        pipe(
          Content.decode(parsed),
          E.match(() => O.none, O.some),
        ),
      ),
      O.filter(
        ([position, askedAt, check]) =>
          POSITION.test(position) && askedAt <= now && check === digest(position, askedAt, question),
      ),
      O.map(([position, askedAt]) => ({ position, askedAt })),
    )

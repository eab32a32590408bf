import { hash } from 'node:crypto'
import { pipe } from 'fp-ts/function'
import * as O from 'fp-ts/Option'
import * as t from 'io-ts'
import { decodeJson } from '../codec/decode'
import type { CallId } from '../disconnect/identifiers'
import { Timestamp } from '../disconnect/timestamp'
import type { Parameters } from './parameters'

/**
 * Where a page ended: the position in the timeline up to which the question is answered, and when it was first asked, so that
 * `since=2h` means the same on every page.
 */
export type Cursor = { readonly position: string; readonly askedAt: Timestamp }

const POSITION = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z#[\w-]{11}$/

const Content = t.tuple([t.string, Timestamp, t.string])

const digestOf = (content: readonly unknown[]): string =>
  hash('sha256', JSON.stringify(content), 'base64url').slice(0, 16)

const encoded = (content: readonly string[]): string =>
  Buffer.from(JSON.stringify(content)).toString('base64url')

const decoded = <A>(codec: t.Decoder<unknown, A>, text: string): O.Option<A> =>
  pipe(Buffer.from(text, 'base64url').toString(), decodeJson(codec), O.fromEither)

/** Binds a cursor to its question, whatever the order of the parameters and the size of the pages. */
const digest = (position: string, askedAt: string, question: Parameters): string =>
  digestOf(['cursor 1', position, askedAt, question.map(parameter => JSON.stringify(parameter)).sort()])

/** Opaque text that is safe in a URL. A position can only narrow its question, so a cursor reveals nothing and grants nothing. */
export const encodeCursor = (question: Parameters, { position, askedAt }: Cursor): string =>
  encoded([position, askedAt, digest(position, askedAt, question)])

/** @returns none if the cursor is damaged, of another question, or from the future */
export const decodeCursor =
  (question: Parameters, now: Timestamp) =>
  (text: string): O.Option<Cursor> =>
    pipe(
      decoded(Content, text),
      O.filter(
        ([position, askedAt, check]) =>
          POSITION.test(position) && askedAt <= now && check === digest(position, askedAt, question),
      ),
      O.map(([position, askedAt]) => ({ position, askedAt })),
    )

const CallContent = t.tuple([t.string, t.string])

const callDigest = (position: string, callId: CallId): string =>
  digestOf(['cursor of a call 1', position, callId])

/** Where a page of the records of one call ended. It is no cursor of another call, and none of a question. */
export const encodeCallCursor = (callId: CallId, position: string): string =>
  encoded([position, callDigest(position, callId)])

/** @returns the position; none if the cursor is damaged, or not of this call */
export const decodeCallCursor =
  (callId: CallId) =>
  (text: string): O.Option<string> =>
    pipe(
      decoded(CallContent, text),
      O.filter(([position, check]) => check === callDigest(position, callId)),
      O.map(([position]) => position),
    )

import { pipe } from 'fp-ts/function'
import * as O from 'fp-ts/Option'
import { epochMs, Timestamp, timestampOf } from '../disconnect/timestamp'

/** Longer than any deployment, during which functions of the version before may still write. */
const DEPLOYMENT_MS = 86_400_000

/**
 * The end of the time in which records may have got the keys of version 0.1.0, whose table had no stream: a day after the stream was
 * enabled. The ARN of a stream ends in that time: `…:table/NAME/stream/2026-11-26T09:19:15.123`.
 *
 * @returns undefined if there is no stream, or if its name is not a time
 */
export const oldKeysUntil = (streamArn: string | undefined): Timestamp | undefined =>
  pipe(
    Timestamp.decode(streamArn?.split('/stream/')[1]),
    O.fromEither,
    O.map(enabled => timestampOf(epochMs(enabled) + DEPLOYMENT_MS)),
    O.toUndefined,
  )

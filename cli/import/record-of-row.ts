import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { exportedRecord, isExportedRecord } from './exported-record'
import { ofAllowedAccount, toRecord, type ToRecordOptions } from '../../lambda/intake/to-record'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import type { Violation } from '../../lambda/codec/decode'
import { members } from '../../lambda/codec/members'
import type { Row } from './row'

const utf8 = new TextDecoder('utf-8', { fatal: true })

const membersOf = (bytes: Uint8Array) =>
  pipe(
    E.tryCatch(
      () => utf8.decode(bytes),
      () => 'text in UTF-8',
    ),
    E.chain(members),
    E.getOrElseW(() => []),
  )

/**
 * The record of a row: one that was exported is put back as it was, source and time of arrival included; anything else is
 * a callback that arrives now. Neither is let in for an account that the deployment does not allow.
 */
export const recordOfRow =
  (allowsAccount: ToRecordOptions['allowsAccount'], now: () => Timestamp) =>
  ({ bytes, flaw }: Row): E.Either<readonly Violation[], Disconnect> => {
    if (flaw !== undefined) return E.left([{ path: '', expected: flaw }])
    const given = membersOf(bytes)
    if (isExportedRecord(given))
      return pipe(
        exportedRecord(given),
        E.chain(record =>
          pipe(
            ofAllowedAccount(allowsAccount)(record),
            E.mapLeft(({ violations }) => violations),
          ),
        ),
      )
    return pipe(
      toRecord({ source: 'import', allowsAccount })({
        method: 'POST',
        query: '',
        headers: {},
        body: bytes,
        receivedAt: now(),
        requestId: 'import',
      }),
      E.mapLeft(({ violations }) => violations),
    )
  }

import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import type * as t from 'io-ts'
import { CallParty, E164 } from '../../lambda/disconnect/call-party'
import { AccountId, CallId } from '../../lambda/disconnect/identifiers'
import { UsageError } from '../errors'
import { accountPattern, addressPattern, numberPattern } from './patterns'

/** Whose records are erased: those of a number or address, of a call, or of an account. */
export type Subject =
  | { readonly kind: 'number'; readonly pattern: RegExp }
  | { readonly kind: 'call'; readonly callId: CallId }
  | { readonly kind: 'account'; readonly accountId: AccountId; readonly pattern: RegExp }

export type SubjectFlags = {
  readonly number?: string
  readonly callId?: string
  readonly account?: string
}

const NUMBER_EXPECTED =
  '--number: expected a phone number with its country code, such as +15555550100, or a SIP URI, such as sip:alice@example.com'

/** A national prefix in brackets, which is no part of the number. */
const BRACKETED_PREFIX = /\(0+\)/

const ADDRESS = /^<?(?:sips?:)?([^@\s<>:]+)(?::[^@\s<>]*)?@([^@\s;:?<>]+)/i

/** @throws UsageError */
const numberSubject = (given: string): Subject => {
  const text = given.normalize('NFKC').trim()
  const number = CallParty.decode(text.replace(BRACKETED_PREFIX, ''))
  if (E.isRight(number) && E164.test(number.right))
    return { kind: 'number', pattern: numberPattern(number.right) }
  const [, user = '', host = ''] = ADDRESS.exec(text) ?? []
  if (user === '') throw new UsageError(NUMBER_EXPECTED)
  return { kind: 'number', pattern: addressPattern(user, host) }
}

/** @throws UsageError */
const decodedFlag = <A>(codec: t.Decoder<unknown, A>, flag: string, text: string): A =>
  pipe(
    codec.decode(text),
    E.getOrElse((): A => {
      throw new UsageError(`${flag}: expected an id`)
    }),
  )

/** @throws UsageError if none or several of the flags are given, or one cannot be read */
export const subjectOf = ({ number, callId, account }: SubjectFlags): Subject => {
  if ([number, callId, account].filter(flag => flag !== undefined).length !== 1)
    throw new UsageError('Give one of --number N, --call-id ID and --account ID')
  if (number !== undefined) return numberSubject(number)
  if (callId !== undefined) return { kind: 'call', callId: decodedFlag(CallId, '--call-id', callId) }
  const accountId = decodedFlag(AccountId, '--account', account ?? '')
  return { kind: 'account', accountId, pattern: accountPattern(accountId) }
}

import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as t from 'io-ts'
import { decode } from '../codec/decode'
import { objectCodec } from '../codec/object-codec'
import { wholeNumberOf } from '../codec/whole-number'
import { failed, type Answered, type Attempt, type Failed } from './attempt'
import type { BandwidthCredentials } from './credentials'

/** A token is not used in its last minute: it could end on its way. */
const MARGIN_MS = 60_000

/** Of a token that does not say how long it is good. Bandwidth's are good for an hour. */
const UNKNOWN_LIFE_S = 300

const TokenAnswer = objectCodec('TokenAnswer', { access_token: t.string }, { expires_in: t.unknown })

/** The characters of a header. `fetch` quotes a header with others in its error. */
const PRINTABLE = /^[\x21-\x7e]+$/

export type Token = { readonly value: string; /** Whether it was used before. */ readonly isCached: boolean }

type Kept = { readonly value: string; readonly untilMs: number }

export type Tokens = {
  readonly current: (signal: AbortSignal) => Promise<E.Either<Failed, Token>>
  /** For a token that an API refused. */
  readonly forget: (value: string) => void
}

export type TokensOptions = {
  readonly credentials: () => Promise<BandwidthCredentials>
  /** Asks for a token with these headers and this body, and again where that may help. */
  readonly ask: (init: Attempt['init'], signal: AbortSignal) => Promise<E.Either<Failed, Answered>>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export const TOKEN = 'a token'

const keptOf = (json: unknown, now: number): E.Either<Failed, Kept> =>
  pipe(
    decode(TokenAnswer)(json),
    E.filterOrElseW(
      ({ access_token }) => PRINTABLE.test(access_token),
      () => undefined,
    ),
    E.bimap(
      () => failed('BandwidthUnexpected', TOKEN, 'answered without a token', false),
      ({ access_token, expires_in }) => {
        const life = wholeNumberOf(expires_in, { from: 1, to: 1e9 }) ?? UNKNOWN_LIFE_S
        return { value: access_token, untilMs: now + life * 1_000 - MARGIN_MS }
      },
    ),
  )

const initOf = ({ clientId, clientSecret }: BandwidthCredentials): Attempt['init'] => ({
  method: 'POST',
  headers: {
    authorization: `Basic ${Buffer.from(`${clientId.trim()}:${clientSecret.trim()}`).toString('base64')}`,
    'content-type': 'application/x-www-form-urlencoded',
  },
  body: 'grant_type=client_credentials',
})

const noCredentials = (cause: unknown): Failed =>
  failed(
    'BandwidthUnavailable',
    TOKEN,
    'was not asked, since the client id and secret could not be read',
    false,
    cause,
  )

/** Keeps a token until a minute before it ends. Whoever asks while one is on its way gets the same one. */
export const tokens = ({ credentials, ask, now }: TokensOptions): Tokens => {
  let kept: Kept | undefined
  let asked: Promise<E.Either<Failed, Kept>> | undefined

  const fresh = async (signal: AbortSignal): Promise<E.Either<Failed, Kept>> => {
    let init: Attempt['init']
    try {
      init = initOf(await credentials())
    } catch (error) {
      return E.left(noCredentials(error))
    }
    const askedAt = now()
    const answer = pipe(
      await ask(init, signal),
      E.chain(({ json }) => keptOf(json, askedAt)),
    )
    if (E.isRight(answer)) kept = answer.right
    return answer
  }

  return {
    current: async signal => {
      if (kept !== undefined && now() < kept.untilMs) return E.right({ value: kept.value, isCached: true })
      asked ??= fresh(signal).finally(() => {
        asked = undefined
      })
      return pipe(
        await asked,
        E.map(({ value }) => ({ value, isCached: false })),
      )
    },
    forget: value => {
      if (kept?.value === value) kept = undefined
    },
  }
}

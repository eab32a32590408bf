import { randomBytes } from 'node:crypto'
import { json, type Asked, type Reply } from './handler'

export const CLIENT = { clientId: 'BAND-client-1', clientSecret: 'client-secret:of-tests' }

export type TokenOptions = {
  readonly clientId: string
  readonly clientSecret: string
  /** `expires_in`, in seconds: also how long a token is good. Null: the answer does not say. */
  readonly tokenLifeS: number | null
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export type TokenEndpoint = {
  readonly answer: (asked: Asked) => Reply
  readonly isGood: (authorization: string | null) => boolean
  /** No token that was given is good any more. */
  readonly revoke: () => void
  readonly given: readonly string[]
}

/** OAuth 2.0 client credentials, as RFC 6749 has them. */
export const tokenEndpoint = ({ clientId, clientSecret, tokenLifeS, now }: TokenOptions): TokenEndpoint => {
  const given: string[] = []
  const goodUntil = new Map<string, number>()
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
  const refused = (status: number, error: string): Reply => json(status, { error })
  return {
    given,
    isGood: authorization => (goodUntil.get(authorization?.replace(/^Bearer /, '') ?? '') ?? 0) > now(),
    revoke: () => {
      goodUntil.clear()
    },
    answer: ({ method, headers, body }) => {
      if (method !== 'POST') return refused(405, 'invalid_request')
      if (headers.get('authorization') !== basic) return refused(401, 'invalid_client')
      if (new URLSearchParams(body).get('grant_type') !== 'client_credentials')
        return refused(400, 'unsupported_grant_type')
      const token = randomBytes(24).toString('base64url')
      given.push(token)
      goodUntil.set(token, now() + (tokenLifeS ?? 3_600) * 1_000)
      return json(200, {
        access_token: token,
        token_type: 'Bearer',
        ...(tokenLifeS === null ? {} : { expires_in: tokenLifeS }),
      })
    },
  }
}

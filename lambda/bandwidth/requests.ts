import type * as TE from 'fp-ts/TaskEither'
import type { BandwidthFailure } from '../reconciliation/call-list'

/** The OAuth 2.0 client credentials of an API user at Bandwidth. Not the credentials of callbacks. */
export type BandwidthCredentials = { readonly clientId: string; readonly clientSecret: string }

export type BandwidthRequest = {
  readonly method?: 'GET' | 'PATCH'
  readonly url: URL
  /** For failures: `the list of calls`. */
  readonly what: string
  readonly accept: string
  readonly body?: { readonly type: string; readonly text: string }
}

export type BandwidthAnswer = { readonly text: string; readonly headers: Headers }

/** Sends requests to Bandwidth's APIs with a token, again where that may help. Any answer but 2xx is a failure. */
export type BandwidthRequests = {
  readonly send: (request: BandwidthRequest) => TE.TaskEither<BandwidthFailure, BandwidthAnswer>
}

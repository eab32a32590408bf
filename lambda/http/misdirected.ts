import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import * as E from 'fp-ts/Either'
import { type Authorize, presentedBy } from '../callback/authorize'
import { type Clock, within } from '../intake/clock'
import { saltedKey } from '../callback/url-key'
import { maskedPath, misplacedKey } from './callback-path'
import { noSuchPath } from './responses'

/** A request with the right credentials to a path at which nothing listens. */
export type Misdirected = {
  readonly requestId: string
  readonly method: string
  /** With `*` in place of each segment that is none of ours. */
  readonly path: string
}

type Deps = {
  readonly authorize: Authorize
  readonly clock: Clock
  readonly observe: { readonly misdirected: (request: Misdirected) => void }
}

/** In milliseconds. Where the secret cannot be read, strangers must not take the function's concurrency by what is 404 anyway. */
const PATIENCE_MS = 500

/** The secret is asked for only where there are credentials that could be right: bots have none. */
const isAuthentic = async (
  { authorize }: Deps,
  { rawPath, headers }: APIGatewayProxyEventV2,
): Promise<boolean> => {
  const key = saltedKey(misplacedKey(rawPath) ?? '')
  const answers = [await authorize(presentedBy(headers['authorization'])), key && (await authorize({ key }))]
  return answers.includes('authorized')
}

/** Answers 404 to what is no callback. With the right credentials it is logged and counted, since somebody meant to send a callback. */
export const answerMisdirected = async (
  deps: Deps,
  event: APIGatewayProxyEventV2,
): Promise<APIGatewayProxyStructuredResultV2> => {
  const { requestId, http } = event.requestContext
  const checked = async () => E.right(await isAuthentic(deps, event))
  const result = await within(deps.clock, PATIENCE_MS)(checked, undefined)()
  if (E.isRight(result) && result.right)
    deps.observe.misdirected({ requestId, method: http.method, path: maskedPath(event.rawPath) })
  return noSuchPath
}

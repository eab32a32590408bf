import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import * as E from 'fp-ts/Either'
import { type Authorize, presentedBy } from '../callback/authorize'
import { saltedKey } from '../callback/url-key'
import { type Clock, within } from '../intake/clock'
import { maskedPath, misplacedKey } from './callback-path'
import { noSuchPath } from './responses'

/** A request with the right credentials to a path that does not exist. */
export type Misdirected = {
  readonly requestId: string
  readonly method: string
  /** With `*` in place of each unknown segment. */
  readonly path: string
}

type Deps = {
  readonly authorize: Authorize
  readonly clock: Clock
  readonly observe: { readonly misdirected: (request: Misdirected) => void }
}

/** The answer is 404 in any case: if the secret cannot be read, strangers must not use up the function's concurrency. */
const TIMEOUT_MS = 500

/** Reads the secret only for credentials that could be right. Bots have none. */
const isAuthentic = async (
  { authorize }: Deps,
  { rawPath, headers }: APIGatewayProxyEventV2,
): Promise<boolean> => {
  const key = saltedKey(misplacedKey(rawPath) ?? '')
  const answers = [await authorize(presentedBy(headers['authorization'])), key && (await authorize({ key }))]
  return answers.includes('authorized')
}

/** Answers 404. A request with the right credentials is logged and counted, because it was meant to be a callback. */
export const answerMisdirected = async (
  deps: Deps,
  event: APIGatewayProxyEventV2,
): Promise<APIGatewayProxyStructuredResultV2> => {
  const { requestId, http } = event.requestContext
  const checked = async () => E.right(await isAuthentic(deps, event))
  const result = await within(deps.clock, TIMEOUT_MS, undefined)(checked)()
  if (E.isRight(result) && result.right)
    deps.observe.misdirected({ requestId, method: http.method, path: maskedPath(event.rawPath) })
  return noSuchPath
}

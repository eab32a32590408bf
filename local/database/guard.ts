import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import { isFromThisMachine } from '../this-machine'

/** A path that nobody can guess: 128 random bits. */
const secretPath = (): string => `/${randomBytes(16).toString('base64url')}`

/** In constant time, except for the length, which is no secret. */
const startsWith = (text: string, start: string): boolean => {
  const [given, expected] = [Buffer.from(text.slice(0, start.length)), Buffer.from(start)]
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** @returns what follows the secret path in the URL of an allowed request, or undefined */
const restOfUrl = (path: string, request: IncomingMessage): string | undefined => {
  const { url = '' } = request
  if (!isFromThisMachine(request) || !startsWith(url, path)) return undefined
  const rest = url.slice(path.length)
  if (rest.startsWith('/')) return rest
  return rest === '' || rest.startsWith('?') ? `/${rest}` : undefined
}

const REFUSAL = JSON.stringify({
  message: 'Only programs on this machine that know its path may use this database',
})

const NOT_UNDERSTOOD = JSON.stringify({ __type: 'com.amazon.coral.service#SerializationException' })

/** dynalite throws at JSON that it does not expect, such as `null` in place of a value, which would end the process. */
const refuseWhatThrows = (request: IncomingMessage, response: ServerResponse): void => {
  const ended = request.listeners('end') as (() => void)[]
  request.removeAllListeners('end').on('end', () => {
    try {
      for (const listener of ended) listener.call(request)
    } catch {
      if (!response.headersSent)
        response.writeHead(400, { 'Content-Type': 'application/x-amz-json-1.0' }).end(NOT_UNDERSTOOD)
    }
  })
}

const guarded =
  (path: string, database: RequestListener): RequestListener =>
  (request, response) => {
    const rest = restOfUrl(path, request)
    if (rest === undefined) {
      response.writeHead(403, { 'Content-Type': 'application/json' }).end(REFUSAL)
      return
    }
    request.url = rest
    database(request, response)
    refuseWhatThrows(request, response)
    // dynalite throws the error of a client that goes away in the middle of a request, which would end the process.
    request.removeAllListeners('error').on('error', () => undefined)
  }

/**
 * From now on the server of a database answers only programs on this machine that know its path. dynalite by itself answers whoever
 * reaches its port, any web page in a browser on this machine included, and permits the page to read the answer.
 *
 * @returns the path
 */
export const guard = (server: Server): string => {
  const path = secretPath()
  const listeners = server.listeners('request') as RequestListener[]
  server.removeAllListeners('request')
  for (const listener of listeners) server.on('request', guarded(path, listener))
  return path
}

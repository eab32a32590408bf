import { once } from 'node:events'
import { request, type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'

export type RawRequest = {
  readonly method?: string
  /** As it is sent; otherwise the path of the URL. */
  readonly path?: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string | Buffer
}

export type RawAnswer = {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** With `node:http`: `fetch` adds headers, refuses some, and normalizes the path. */
export const sendRaw = async (
  url: string,
  { method = 'GET', path, headers = {}, body }: RawRequest,
): Promise<RawAnswer> => {
  const { hostname, port, pathname } = new URL(url)
  const [response] = (await once(
    request({ hostname, port, method, path: path ?? pathname, headers }).end(body),
    'response',
  )) as [IncomingMessage]
  return { status: response.statusCode, headers: response.headers, text: await text(response) }
}

/** The headers by which a server permits pages of other origins to read its answers. */
export const corsHeaders = ({ headers }: RawAnswer): readonly string[] =>
  Object.keys(headers).filter(name => name.startsWith('access-control'))

import type { IncomingMessage } from 'node:http'
import { isLoopback } from '../lambda/deployment/twin'

type Headers = Pick<IncomingMessage, 'headers'>
type Request = Headers & { readonly socket: { readonly localPort?: number | undefined } }

/** The headers that tunnels and proxies add. Some of them rewrite `Host` to that of this machine. */
const FORWARDING_HEADER =
  /^(forwarded|via|x-forwarded-.+|x-real-ip|x-original-.+|cf-.+|true-client-ip|ngrok-.+)$/

export const isForwarded = ({ headers }: Headers): boolean =>
  Object.keys(headers).some(name => FORWARDING_HEADER.test(name))

const HTTP_PORT = 80

/** A page whose name was made to lead to this machine sends that name. */
const isForThisPort = ({ headers: { host = '' }, socket: { localPort } }: Request): boolean =>
  Number(/:(\d+)$/.exec(host)?.[1] ?? HTTP_PORT) === localPort

/** Whether a request was sent to this server by a program of this machine, not through a tunnel or a proxy, and not by another name. */
export const isDirect = (request: Request): boolean =>
  isLoopback(request.headers.host ?? '') && isForThisPort(request) && !isForwarded(request)

/** Whether a program or the page itself sends a request, and no page of another origin. */
export const isOwn = ({ headers }: Headers): boolean => {
  const { host = '', origin, 'sec-fetch-site': site = 'none' } = headers
  return (origin === undefined || origin === `http://${host}`) && ['none', 'same-origin'].includes(site)
}

/** Whether somebody opens a link in the browser, which may stand on any page. */
export const isNavigation = ({ headers }: Headers): boolean =>
  headers['sec-fetch-dest'] === 'document' && headers.origin === undefined

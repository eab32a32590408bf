import type { IncomingMessage } from 'node:http'

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i

/** Of a URL or a `Host` header. */
export const isLoopback = (host: string): boolean => LOOPBACK_HOST.test(host)

/** What tunnels and proxies add; some of them rewrite `Host` to that of the machine they lead to. */
const FORWARDING_HEADER =
  /^(forwarded|via|x-forwarded-.+|x-real-ip|x-original-.+|cf-.+|true-client-ip|ngrok-.+)$/

/** Whether a request was made on this machine, and not led to it by a tunnel that its user has put in front. */
export const isFromThisMachine = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean =>
  isLoopback(headers.host ?? '') && !Object.keys(headers).some(name => FORWARDING_HEADER.test(name))

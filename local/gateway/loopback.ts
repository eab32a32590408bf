import type { IncomingMessage } from 'node:http'
import { isLoopback } from '../../lambda/deployment/twin'

/** The headers that tunnels and proxies add. Some of them rewrite `Host` to that of this machine. */
const FORWARDING_HEADER =
  /^(forwarded|via|x-forwarded-.+|x-real-ip|x-original-.+|cf-.+|true-client-ip|ngrok-.+)$/

/** Whether a request was made on this machine, and did not come through a tunnel or a proxy. */
export const isFromThisMachine = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean =>
  isLoopback(headers.host ?? '') && !Object.keys(headers).some(name => FORWARDING_HEADER.test(name))

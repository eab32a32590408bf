import type { IncomingMessage } from 'node:http'
import { isForwarded } from '../console/guard'
import { isLoopback } from '../lambda/deployment/twin'

type Headers = Pick<IncomingMessage, 'headers'>

/**
 * Whether a web page sends the request, and not a program or a person who types an address or opens a link. A page of another origin
 * cannot read an answer, but it could delete, and learn by trying whether a call is stored.
 */
const isFromPage = ({ headers }: Headers): boolean => {
  const { 'sec-fetch-site': site = 'none', 'sec-fetch-dest': destination } = headers
  if (headers.origin !== undefined) return true
  return site !== 'none' && site !== 'same-origin' && destination !== 'document'
}

/** Whether a request was made on this machine, did not come through a tunnel or a proxy, and is not that of a web page. */
export const isFromThisMachine = ({ headers }: Headers): boolean =>
  isLoopback(headers.host ?? '') && !isForwarded({ headers }) && !isFromPage({ headers })

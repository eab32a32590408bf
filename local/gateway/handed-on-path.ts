import { percentDecoded } from '../../lambda/callback/url-key'

/**
 * The path as API Gateway is reported to hand it on (its documentation does not say): percent-decoded, and what follows a `?` that
 * appears thereby is gone.
 */
export const handedOnPath = (path: string): string => {
  const decoded = percentDecoded(path)
  const end = decoded.indexOf('?')
  return end < 0 ? decoded : decoded.slice(0, end)
}

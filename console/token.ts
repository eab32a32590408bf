import { hash, randomBytes, timingSafeEqual } from 'node:crypto'
import { TOKEN_SCHEME } from './answers/paths'

/** 256 bits that nobody guesses, other than the users of the machine who read the terminal. */
export const newToken = (): string => randomBytes(32).toString('base64url')

const digest = (text: string): Buffer => hash('sha256', text, 'buffer')

/** Whether the header has the token. How long that takes says nothing about the token. */
export const hasToken = (token: string, authorization = ''): boolean => {
  const [scheme = '', presented = ''] = authorization.split(' ')
  const isSame = timingSafeEqual(digest(presented), digest(token))
  return isSame && scheme.toLowerCase() === TOKEN_SCHEME.toLowerCase()
}

import { percentDecoded } from '../../lambda/callback/url-key'
import type { SecretCredentials } from '../../lambda/callback/credentials'
import { CALLBACK_PATH } from '../../lambda/deployment/routes'
import { UsageError } from '../errors'
import { keyOf } from '../places/credentials'
import { secretUrl } from './place-flags'

/** Anything after the callback path must be a key, though perhaps that of another deployment. */
const AFTER_CALLBACK_PATH = new RegExp(`${CALLBACK_PATH.replaceAll('/', '/+')}/+[^/]`, 'i')

/** The callback URL of a proxy: the key is added to it. @throws UsageError if the URL already has a key */
export const givenUrl = (text: string, versions: readonly SecretCredentials[]): URL => {
  const url = secretUrl('--url', text)
  const segments = new Set(url.pathname.split('/').map(percentDecoded))
  if (AFTER_CALLBACK_PATH.test(url.pathname) || versions.some(version => segments.has(keyOf(version))))
    throw new UsageError('--url: expected the callback URL without the key')
  return url
}

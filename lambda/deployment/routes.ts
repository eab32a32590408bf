/** The paths of the API, as API Gateway writes them. */
export const CALLBACK_PATH = '/callbacks/disconnect'
/** The same with a key in place of credentials. All that follows is the key, since API Gateway decodes a slash in it. */
export const KEYED_CALLBACK_PATH = '/callbacks/disconnect/{key+}'
export const LIST_PATH = '/disconnects'
export const CALL_PATH = '/disconnects/{callId}'

/** A callback URL with the key in it; its query string stays. */
export const withKey = (callbackUrl: URL, key: string): URL => {
  const url = new URL(callbackUrl)
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(key)}`
  return url
}

/** The paths of the API, in API Gateway's syntax. */
export const CALLBACK_PATH = '/callbacks/disconnect'
/** The same with a key in place of credentials. The rest of the path is the key: API Gateway decodes an escaped slash in it. */
export const KEYED_CALLBACK_PATH = '/callbacks/disconnect/{key+}'
export const LIST_PATH = '/disconnects'
export const CALL_PATH = '/disconnects/{callId}'
export const REPORT_PATH = '/reports'

/** Adds the key to a callback URL. The query string stays. */
export const withKey = (callbackUrl: URL, key: string): URL => {
  const url = new URL(callbackUrl)
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(key)}`
  return url
}

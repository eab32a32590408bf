import { text } from 'node:stream/consumers'

type Got = { readonly status: number; readonly text: string }

/** A GET request by `node:http`: to load `fetch` takes longer than the rest of a command. @throws a NodeJS.ErrnoException, or an AbortError */
export const httpGet = async (
  url: string,
  headers: Record<string, string>,
  timeoutMs: number,
): Promise<Got> => {
  // The default export: in the bundle, a module of Node has no other when it is loaded here.
  const { default: http } = await (url.startsWith('https:') ? import('node:https') : import('node:http'))
  const signal = AbortSignal.timeout(timeoutMs)
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers, signal }, response => {
        text(response).then(body => {
          resolve({ status: response.statusCode ?? 0, text: body })
        }, reject)
      })
      .on('error', reject)
  })
}

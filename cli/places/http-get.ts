import { text } from 'node:stream/consumers'

type Got = { readonly status: number; readonly text: string }

/** A GET request by `node:http`: to load `fetch` takes longer than the rest of a command. @throws a NodeJS.ErrnoException, or an AbortError */
export const httpGet = async (
  url: string,
  headers: Record<string, string>,
  timeoutMs: number,
): Promise<Got> => {
  const { get } = await (url.startsWith('https:') ? import('node:https') : import('node:http'))
  const signal = AbortSignal.timeout(timeoutMs)
  return new Promise((resolve, reject) => {
    get(url, { headers, signal }, response => {
      text(response).then(body => {
        resolve({ status: response.statusCode ?? 0, text: body })
      }, reject)
    }).on('error', reject)
  })
}

import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { aCallbackOfNewCall } from '../callbacks/builders'

/** The answer to a callback without credentials. The host name of the URL resolves to this machine. */
export const answerWithoutCredentials = async (url: string): Promise<IncomingMessage> => {
  const [response] = (await once(
    request(url, {
      method: 'POST',
      lookup: (_host, _options, found) => {
        found(null, [{ address: '127.0.0.1', family: 4 }])
      },
    }).end(JSON.stringify(aCallbackOfNewCall())),
    'response',
  )) as [IncomingMessage]
  return response.resume()
}

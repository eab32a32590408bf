import { destination } from '../../../local/forwarding/destination'
import { startServer } from '../../support/server'

const firstReason = async (url: string): Promise<string> => {
  let stop: () => Promise<number> = () => Promise.resolve(0)
  const reason = await new Promise<string>(resolve => {
    const target = destination({
      url: new URL(url),
      observe: {
        forwarded: () => undefined,
        notForwarded: () => undefined,
        forwardWaits: (_, reason) => {
          resolve(reason)
        },
      },
    })
    stop = target.stop
    target.send({ callId: 'c-1', json: '{}' })
  })
  await stop()
  return reason
}

test.each([
  ['no program listens', 'http://127.0.0.1:1/?key=hunter2', 'no connection: ECONNREFUSED'],
  ['its name is not known', 'http://handler.invalid/?key=hunter2', /^no connection: (ENOTFOUND|EAI_AGAIN)$/],
])('why a callback waits is said without its URL: %s', async (_, url, expected) => {
  expect(await firstReason(url)).toMatch(expected)
})

test('a handler without TLS, of which the URL says that it has it, is recognized by the reason', async () => {
  const { endpoint, close } = await startServer((_text, _request, response) => {
    response.end()
  })
  expect(await firstReason(endpoint.replace('http:', 'https:'))).toMatch(/^no connection: ERR_SSL_\w+$/)
  await close()
})

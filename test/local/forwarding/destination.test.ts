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

test('where no program listens, it says so without the URL', async () => {
  const { endpoint, close } = await startServer((_text, _request, response) => {
    response.end()
  })
  await close()
  expect(await firstReason(`${endpoint}/?key=hunter2`)).toBe('no connection: ECONNREFUSED')
})

test('where the name of the handler is not known, it says so without the URL', async () => {
  expect(await firstReason('http://handler.invalid/?key=hunter2')).toMatch(
    /^no connection: (ENOTFOUND|EAI_AGAIN)$/,
  )
})

test('a handler without TLS, of which the URL says that it has it, is recognized by the reason', async () => {
  const { endpoint, close } = await startServer((_text, _request, response) => {
    response.end()
  })
  expect(await firstReason(endpoint.replace('http:', 'https:'))).toMatch(/^no connection: ERR_SSL_\w+$/)
  await close()
})

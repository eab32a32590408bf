import { destination } from '../../../local/forwarding/destination'
import { eventually } from '../../support/eventually'
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

type Outcome = readonly [name: 'forwarded' | 'waits' | 'not forwarded', why: string | number]

/** Sends one callback on to a handler that answers so, and waits until it is delivered, or is not sent again. */
const outcomesOf = async (answer: (attempt: number) => number | undefined) => {
  const paths: string[] = []
  const handler = await startServer((_, request, response) => {
    const status = answer(paths.push(request.url ?? '') - 1)
    if (status !== undefined) response.writeHead(status, { Location: `${handler.endpoint}/moved` }).end()
  })
  const outcomes: Outcome[] = []
  const { send, stop } = destination({
    url: new URL(`${handler.endpoint}/status`),
    firstPauseMs: 1,
    observe: {
      forwarded: (_, status) => void outcomes.push(['forwarded', status]),
      forwardWaits: (_, reason) => void outcomes.push(['waits', reason]),
      notForwarded: (_, reason) => void outcomes.push(['not forwarded', reason]),
    },
  })
  send({ callId: 'c-1', json: '{}' })
  await eventually(() => Promise.resolve(outcomes.find(([name]) => name !== 'waits')))
  expect(await stop()).toBe(0)
  await handler.close()
  return { outcomes, paths }
}

test.each([401, 407, 409, 429, 500, 503, 599])(
  'a callback that was answered %d is sent again, as EventBridge does',
  async status => {
    const { outcomes } = await outcomesOf(attempt => (attempt === 0 ? status : 200))
    // To fetch, a 407 is no answer.
    const reason = status === 407 ? 'no connection' : `answered ${status}`
    expect(outcomes).toStrictEqual([
      ['waits', reason],
      ['forwarded', 200],
    ])
  },
)

test.each([400, 403, 404, 410, 422])('a callback that was answered %d is not sent again', async status => {
  const { outcomes, paths } = await outcomesOf(() => status)
  expect(outcomes).toStrictEqual([['not forwarded', `answered ${status}`]])
  expect(paths).toHaveLength(1)
})

test('a redirect is not followed: the credentials are for one address only', async () => {
  const { outcomes, paths } = await outcomesOf(() => 307)
  expect(outcomes).toStrictEqual([['not forwarded', 'answered 307']])
  expect(paths).toStrictEqual(['/status'])
})

test('a handler that does not answer in 5 seconds gets the callback again', async () => {
  const asked: number[] = []
  const timeout = AbortSignal.timeout.bind(AbortSignal)
  const quicker = jest.spyOn(AbortSignal, 'timeout').mockImplementation(ms => {
    asked.push(ms)
    return timeout(ms / 50)
  })
  const { outcomes } = await outcomesOf(attempt => (attempt === 0 ? undefined : 200))
  quicker.mockRestore()
  expect(asked).toStrictEqual([5_000, 5_000])
  expect(outcomes).toStrictEqual([
    ['waits', 'no answer in 5 seconds'],
    ['forwarded', 200],
  ])
})

import { createServer, type Server } from 'node:http'
import { checkSender, sendOnce, type CheckRequest } from '../../../cli/check/send'
import type { Answer } from '../../../cli/simulator/callback-request'
import { closed, listen } from '../../support/server'

const REQUEST: CheckRequest = { method: 'GET', url: new URL('http://127.0.0.1:1/') }
const NONE: Answer = { _tag: 'timed out' }
const SOME: Answer = { _tag: 'answered', status: 401, challenge: 'none', body: '', ms: 0 }

const started: Server[] = []
afterEach(() => Promise.all(started.splice(0).map(closed)))

const serve = async (header?: string): Promise<URL> => {
  const server = createServer((_, response) => {
    if (header !== undefined) response.writeHead(401, { 'WWW-Authenticate': header }).end()
  })
  started.push(server)
  return new URL(await listen(server))
}

test('after two requests in a row without an answer nothing more is sent', async () => {
  const answers = [NONE, SOME, NONE, NONE, SOME]
  const { send: sendNext, isSilent } = checkSender(new AbortController().signal, () =>
    Promise.resolve(answers.shift() ?? SOME),
  )
  const tags: string[] = []
  for (let i = 0; i < 5; i++) tags.push((await sendNext(REQUEST))._tag)
  expect(tags).toStrictEqual(['timed out', 'answered', 'timed out', 'timed out', 'not sent'])
  expect([isSilent(), answers.length]).toStrictEqual([true, 1])
})

test('an interruption ends a request at once', async () => {
  const controller = new AbortController()
  const startedAt = Date.now()
  const answer = sendOnce({ method: 'GET', url: await serve() }, controller.signal)
  setTimeout(() => {
    controller.abort()
  }, 100)
  expect(await answer).toStrictEqual({ _tag: 'broken', code: 'ABORT_ERR' })
  expect(Date.now() - startedAt).toBeLessThan(5_000)
})

test.each([
  ['Basic realm="x"', 'asked'],
  ['Bearer realm="y", Basic realm="x"', 'asked'],
  ['Bearer error="x"', 'none'],
])('a header that says %s counts as %s', async (header, challenge) => {
  expect(
    await sendOnce({ method: 'GET', url: await serve(header) }, new AbortController().signal),
  ).toMatchObject({
    challenge,
  })
})

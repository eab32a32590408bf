import { createServer } from 'node:http'
import { simulate, type SimulateOptions } from '../../../cli/simulator/simulate'
import { renamesChallenge, startFaultyProxy } from '../../support/check/faulty-proxy'
import { CREDENTIALS, withTestTwin } from '../../support/twin/twin'
import { closed, listen } from '../../support/server'

const running = withTestTwin()

const run = (options: Pick<SimulateOptions, 'url'> & Partial<SimulateOptions>) =>
  simulate({ rate: 500, count: 40, seed: 7, timeoutMs: 60_000, ...options })

describe('a gateway that renames the header of the challenge', () => {
  const throughProxy = async (options: Partial<SimulateOptions>) => {
    const proxy = await startFaultyProxy(running.twin.url, renamesChallenge)
    try {
      const url = new URL(`${proxy.url}/callbacks/disconnect`)
      return (await run({ url, credentials: CREDENTIALS, ...options })).report
    } finally {
      await proxy.close()
    }
  }

  test('does not count as a challenge: a client that waits for one never delivers, and is not counted as challenged', async () => {
    const report = await throughProxy({ challengeFirst: 1 })
    expect(report).toMatchObject({ acknowledged: 0, challenges: 0, renamedChallenges: 40, retries: 0 })
    expect(report.answers).toStrictEqual({ 401: 40 })
  }, 60_000)

  test('does not affect a client that sends credentials at once', async () => {
    const report = await throughProxy({ challengeFirst: 0 })
    expect(report).toMatchObject({ acknowledged: 40, renamedChallenges: 0, answers: { 204: 40 } })
  }, 60_000)

  test('is not blamed if wrong credentials are refused', async () => {
    const wrong = { username: 'bandwidth', password: 'wrong' }
    const report = await throughProxy({ credentials: wrong, challengeFirst: 0 })
    expect(report).toMatchObject({ acknowledged: 0, renamedChallenges: 0, answers: { 401: 40 } })
  }, 60_000)
})

test('without credentials the URL has the key: each callback is one request without Authorization, whatever the share of challenges', async () => {
  const seen: { path: string; authorization: string | undefined; isWhole: boolean }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => (body += String(chunk)))
    request.on('end', () => {
      const { authorization } = request.headers
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://receiver')
      const isWhole = body !== '' || searchParams.has('callId')
      seen.push({ path: `${pathname}?a=${searchParams.get('a') ?? ''}`, authorization, isWhole })
      response.writeHead(204).end()
    })
  })
  const url = new URL(`${await listen(server)}/callbacks/disconnect/a%20key?a=1`)
  const { report } = await run({ url, challengeFirst: 1, get: 0.5 })
  await closed(server)
  expect(report).toMatchObject({ credentials: 'key', acknowledged: 40, challenges: 0, answers: { 204: 40 } })
  const expected = { path: '/callbacks/disconnect/a%20key?a=1', authorization: undefined, isWhole: true }
  expect(seen).toStrictEqual(Array.from({ length: 40 }, () => expected))
})

test('the report names Basic authentication', async () => {
  const url = new URL(`${running.twin.url}/callbacks/disconnect`)
  expect((await run({ url, credentials: CREDENTIALS, count: 1 })).report.credentials).toBe('basic')
})

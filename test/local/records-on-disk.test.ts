import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { basic, clientOf } from '../support/twin/twin'
import { killLeftovers, runMain, startMain } from '../support/twin/twin-process'
import { aCallbackOfNewCall } from '../support/callbacks/builders'

const folder = mkdtempSync(join(tmpdir(), 'twin-'))
afterAll(() => {
  killLeftovers()
  rmSync(folder, { recursive: true })
})

const DEFAULT = basic({ username: 'bandwidth', password: 'local-only' })

describe('records on disk', () => {
  const start = () => startMain(['--port', '0', '--data', join(folder, 'records')])

  test('survive a restart', async () => {
    const body = aCallbackOfNewCall()
    const first = await start()
    await clientOf(first, DEFAULT).post(body)
    expect(await first.stop('SIGTERM')).toBe(0)
    const second = await start()
    expect(await clientOf(second, DEFAULT).items(String(body['callId']))).toHaveLength(1)
    await second.stop('SIGTERM')
  })

  test('survive kill -9 in the middle of a load: every acknowledged callback is there, once', async () => {
    const first = await start()
    const client = clientOf(first, DEFAULT)
    const acknowledged: string[] = []
    let killed: Promise<unknown> | undefined
    const sender = async (): Promise<void> => {
      for (;;) {
        const body = aCallbackOfNewCall()
        const response = await client.post(body).catch(() => undefined)
        if (response === undefined) return
        if (response.status === 204) acknowledged.push(String(body['callId']))
        if (acknowledged.length >= 300) killed ??= first.stop('SIGKILL')
      }
    }
    await Promise.all(Array.from({ length: 16 }, sender))
    await killed
    expect(acknowledged.length).toBeGreaterThanOrEqual(300)

    const second = await start()
    const reader = clientOf(second, DEFAULT)
    const counts = await Promise.all(acknowledged.map(async callId => (await reader.items(callId)).length))
    expect(counts.filter(count => count !== 1)).toStrictEqual([])
    await second.stop('SIGTERM')
  }, 30_000)

  test('of requests that are under way are written before Ctrl-C ends the twin', async () => {
    const first = await start()
    const client = clientOf(first, DEFAULT)
    const bodies = Array.from({ length: 200 }, () => aCallbackOfNewCall())
    const answers = bodies.map(body =>
      client.post(body).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    await answers[0]
    expect(await first.stop('SIGINT')).toBe(0)
    const statuses = await Promise.all(answers)
    expect(new Set(statuses)).not.toContain(500)

    const second = await start()
    const reader = clientOf(second, DEFAULT)
    const kept = await Promise.all(bodies.map(body => reader.items(String(body['callId']))))
    expect(statuses.filter((status, i) => status === 204 && kept[i]?.length !== 1)).toStrictEqual([])
    await second.stop('SIGTERM')
  }, 30_000)

  test('can be used by one process at a time', async () => {
    const first = await start()
    const second = await runMain(['--port', '0', '--data', join(folder, 'records')])
    expect([second.code, second.stderr.trim().split('\n').length]).toStrictEqual([1, 1])
    expect(second.stderr).toMatch(/is used by the twin at /)
    await first.stop('SIGTERM')
  })
})

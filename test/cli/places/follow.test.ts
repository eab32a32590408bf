import { once } from 'node:events'
import { aCallbackOfNewCall } from '../../support/callbacks/builders'
import { startCli } from '../../support/cli/run'
import { eventually } from '../../support/eventually'
import { clientOf, startTestTwin } from '../../support/twin/twin'

const PATIENCE_MS = 20_000

/** Waits until a text appears. */
const shown = (text: () => string, wanted: string) =>
  eventually(() => Promise.resolve(text().includes(wanted) ? true : undefined), PATIENCE_MS)

const ago = (ms: number): string => new Date(Date.now() - ms).toISOString()

test('--follow prints the last calls, then each new one once as it arrives, also a late one, until Ctrl-C', async () => {
  const twin = await startTestTwin()
  const { post } = clientOf(twin)
  const call = (callId: string, age: number, more: Readonly<Record<string, unknown>> = {}) =>
    post(aCallbackOfNewCall({ callId, endTime: ago(age), eventTime: ago(age), ...more }))
  await call('c-older', 60_000)
  await call('c-last', 30_000)
  const child = startCli(['list', '--follow', '--limit', '1', '--cause', 'hangup', '--local', twin.url])
  let stdout = ''
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk))
  const calls = () => [...stdout.matchAll(/"callId":"(c-[^"]+)"/g)].map(match => match[1]).join(' ')
  await shown(calls, 'c-last')
  await call('c-new', 0)
  await call('c-other', 0, { cause: 'busy' })
  await call('c-late', 15_000)
  await shown(calls, 'c-last c-late c-new')
  await call('c-newer', 0)
  await shown(calls, 'c-last c-late c-new c-newer')
  expect(calls()).toBe('c-last c-late c-new c-newer')
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toStrictEqual([130, null])
  await twin.close()
}, 60_000)

test('--follow says once that the place does not answer, and goes on when it does', async () => {
  const twin = await startTestTwin()
  const port = Number(new URL(twin.url).port)
  const child = startCli(['list', '--follow', '--format', 'table', '--local', twin.url])
  let [stdout, stderr] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk))
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk))
  await clientOf(twin).post(aCallbackOfNewCall({ callId: 'c-1', endTime: ago(0), eventTime: ago(0) }))
  await shown(() => stdout, 'hangup')
  await twin.close()
  await shown(() => stderr, '\nTrying again …\n')
  const again = await startTestTwin({ port })
  await clientOf(again).post(
    aCallbackOfNewCall({ callId: 'c-2', endTime: ago(0), eventTime: ago(0), cause: 'busy' }),
  )
  await shown(() => stdout, 'busy')
  child.kill('SIGINT')
  await once(child, 'exit')
  expect(stderr.match(/No twin answers/g)).toHaveLength(1)
  await again.close()
}, 60_000)

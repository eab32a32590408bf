import type { Activity } from '../../console/answers/activity'
import type { PlaceAnswer } from '../../console/answers/place'
import type { QuarantineAnswer, QuarantinedAnswer } from '../../console/answers/quarantine'
import type { WaitingAnswer } from '../../console/answers/waiting'
import type { Twin } from '../../local/twin'
import { linesOf, PAGE } from '../support/console/a-console'
import { aCallbackOfNewCall } from '../support/callbacks/builders'
import { clientOf, startTestTwin } from '../support/twin/twin'
import { sendRaw } from '../support/twin/raw-request'

let twin: Twin
beforeAll(async () => {
  twin = await startTestTwin({ page: () => Promise.resolve(PAGE) })
})
afterAll(() => twin.close())

const get = (path: string): Promise<Response> => fetch(`${twin.url}${path}`)
const json = async <A>(path: string): Promise<A> => (await (await get(path)).json()) as A

const replay = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${twin.url}/console/replay`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${twin.consoleUrl.split('#token=')[1]}`,
      ...headers,
    },
    body: JSON.stringify(body),
  })

const quarantined = async (): Promise<readonly string[]> =>
  (await json<QuarantineAnswer>('/console/quarantine')).items.map(({ quarantineId }) => quarantineId)

/** Its cause is no text, so nothing is decoded. */
const refusedCallback = () => clientOf(twin).post({ ...aCallbackOfNewCall(), eventType: 7 })

test('the twin serves the page at each view, and its files', async () => {
  for (const path of ['/', '/calls', '/calls/c-%C3%BC%2F1', '/report', '/quarantine', '/completeness'])
    expect(await (await get(path)).text()).toBe(PAGE.html)
  for (const [path, text, type] of [
    ['/console/page.js', PAGE.script, 'text/javascript; charset=utf-8'],
    ['/console/page.css', PAGE.styles, 'text/css; charset=utf-8'],
    ['/console/icon.svg', PAGE.icon, 'image/svg+xml'],
  ] as const) {
    const answer = await get(path)
    expect([await answer.text(), answer.headers.get('content-type')]).toStrictEqual([text, type])
    const ifNoneMatch = answer.headers.get('etag') ?? ''
    const again = await sendRaw(twin.url, { path, headers: { 'If-None-Match': ifNoneMatch } })
    expect([again.status, again.text]).toStrictEqual([304, ''])
  }
})

test('through a tunnel, or by another name, there is no page, and callbacks arrive as before', async () => {
  for (const headers of [
    { 'X-Forwarded-For': '192.0.2.1' },
    { Host: 'calls.example.com' },
    { Host: 'calls.ngrok.app', 'X-Forwarded-Host': 'calls.ngrok.app' },
  ]) {
    for (const path of ['/', '/calls', '/console/page.js', '/console/place', '/console/activity'])
      expect([path, (await sendRaw(twin.url, { path, headers })).status]).toStrictEqual([path, 404])
    const callback = await sendRaw(twin.url, {
      method: 'POST',
      path: `/callbacks/disconnect/${encodeURIComponent('päss:wörd')}`,
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(aCallbackOfNewCall()),
    })
    expect(callback.status).toBe(204)
  }
})

test('the page says where it is, and how the command line finds the twin', async () => {
  expect(await json<PlaceAnswer>('/console/place')).toMatchObject({
    kind: 'twin',
    command: 'node cli/disconnects.mjs',
    flags: ['--local', twin.url],
    apiUrl: twin.url,
    callbackUrl: `${twin.url}/callbacks/disconnect`,
    quarantineDays: 90,
  })
})

test('calls of the last day are in the activity', async () => {
  const last = async (): Promise<Activity> =>
    (await linesOf<Activity>(await get('/console/activity'))).at(-1) as Activity
  const before = await last()
  const sum = ({ spans }: Activity): number => spans.reduce((total, { calls }) => total + calls, 0)
  const endTime = new Date(Date.now() - 60_000).toISOString()
  await clientOf(twin).post(aCallbackOfNewCall({ cause: 'callback-error', endTime }))
  const after = await last()
  expect([sum(after) - sum(before), after.isWhole]).toStrictEqual([1, true])
})

test('a request in quarantine is listed, counted and shown byte for byte', async () => {
  const counted = async (): Promise<WaitingAnswer> => json<WaitingAnswer>('/console/waiting')
  const before = await quarantined()
  const body = '{"eventType":"disconnect","tag":"<img src=x onerror=alert(1)>"'
  await clientOf(twin).post(body)
  const [id = ''] = (await quarantined()).filter(one => !before.includes(one))
  expect(await json<QuarantinedAnswer>(`/console/quarantine/${id}`)).toMatchObject({
    quarantineId: id,
    method: 'POST',
    body,
    bodyBytes: body.length,
    complete: true,
    violations: [{ path: '', expected: expect.any(String) as string }],
  })
  expect(await counted()).toStrictEqual({
    overflow: { value: 0 },
    quarantine: { value: { count: before.length + 1 } },
  })
  expect((await get('/console/quarantine/20260314T092654001Z-9f8e7d6c5b4a3f2e')).status).toBe(404)
  expect((await get('/console/alarms')).status).toBe(404)
})

test('a replay needs the token and JSON, and a dry run stores nothing', async () => {
  await refusedCallback()
  expect((await replay({ dryRun: true }, { Authorization: '' })).status).toBe(401)
  expect((await replay({ dryRun: true }, { 'Content-Type': 'text/plain' })).status).toBe(400)
  expect((await replay({})).status).toBe(400)
  expect((await replay({ dryRun: true, ids: ['x'], since: '1d' })).status).toBe(400)
  expect((await replay({ dryRun: true, ids: ['x'.repeat(101 * 1024)] })).status).toBe(400)
  const count = (await quarantined()).length
  const answer = await replay({ dryRun: true })
  expect([answer.status, await answer.json()]).toStrictEqual([
    200,
    {
      dryRun: true,
      counts: { understood: 0, 'not understood': count },
      reasons: expect.arrayContaining([]) as unknown,
    },
  ])
  expect(
    await (await replay({ dryRun: false, ids: ['20260314T092654001Z-9f8e7d6c5b4a3f2e'] })).json(),
  ).toMatchObject({
    missing: 1,
  })
})

test('if the page cannot be made, the answer says what to do, and all else works', async () => {
  const other = await startTestTwin({ page: () => Promise.reject(new Error('no such file /home/me')) })
  const page = await fetch(`${other.url}/`)
  expect([page.status, await page.text()]).toStrictEqual([503, expect.stringContaining('run npm ci')])
  expect((await fetch(`${other.url}/console/place`)).status).toBe(200)
  await other.close()
})

import type { OutgoingHttpHeaders } from 'node:http'
import { type ConsoleOptions } from '../../console/create-console'
import { startConsole, type TestConsole, TOKEN } from '../support/console/a-console'
import { corsHeaders, sendRaw } from '../support/twin/raw-request'

const running = {} as Record<ConsoleOptions['guards'], TestConsole>
beforeAll(async () => {
  running.everything = await startConsole()
  running.changes = await startConsole({}, { guards: 'changes', hasApi: false })
})
afterAll(() => Promise.all([running.everything.close(), running.changes.close()]))

const TOKENED = { Authorization: `Bearer ${TOKEN}` }

const send = (path: string, headers: OutgoingHttpHeaders, guards: ConsoleOptions['guards'] = 'everything') =>
  sendRaw(running[guards].url, { path, headers })

const ANSWERS = ['/console/place', '/console/waiting', '/console/activity', '/console/overview']
const API = ['/disconnects', '/reports']
const PAGE = ['/', '/calls', '/calls/c%2F1', '/report', '/quarantine/x', '/completeness', '/console/page.js']

const portOf = (guards: ConsoleOptions['guards']): string => new URL(running[guards].url).port

const FOREIGN: readonly (readonly [string, (port: string) => OutgoingHttpHeaders])[] = [
  ['a page of another origin', () => ({ Origin: 'https://evil.example' })],
  ['a page of another port of this machine', () => ({ Origin: 'http://localhost:3000' })],
  ['the page by another name of this machine', port => ({ Origin: `http://localhost:${port}` })],
  ['a page in a sandbox', () => ({ Origin: 'null' })],
  ['a script that a page loads', () => ({ 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'script' })],
  ['a page of the same site', () => ({ 'Sec-Fetch-Site': 'same-site' })],
  ['a frame in a page', () => ({ 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'iframe' })],
  ['a page whose name leads here', port => ({ Host: `evil.example:${port}` })],
  ['a page whose name begins like this machine', port => ({ Host: `localhost.evil.example:${port}` })],
  ['a request for another port', () => ({ Host: '127.0.0.1:1' })],
  ['a request without a port', () => ({ Host: 'localhost' })],
  ['a tunnel that rewrites the host', () => ({ 'X-Forwarded-For': '192.0.2.1' })],
  ['a proxy', () => ({ Via: '1.1 proxy' })],
  ['a tunnel of ngrok', () => ({ 'Ngrok-Skip-Browser-Warning': '1' })],
  ['a tunnel of Cloudflare', () => ({ 'CF-Connecting-IP': '192.0.2.1' })],
  [
    'a form that a page submits',
    () => ({ Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'document' }),
  ],
]

describe.each(['everything', 'changes'] as const)('if the token guards %s', guards => {
  test.each(FOREIGN)('%s gets nothing, with or without the token', async (_, headersFor) => {
    for (const path of [...ANSWERS, '/console/page.js', '/'])
      for (const token of [{}, TOKENED]) {
        const answer = await send(path, { ...headersFor(portOf(guards)), ...token }, guards)
        expect([path, answer.status, JSON.parse(answer.text)]).toStrictEqual([
          path,
          403,
          { error: expect.stringContaining('only its own page') as string, kind: 'refused' },
        ])
        expect(corsHeaders(answer)).toStrictEqual([])
      }
  })

  test('a link to a view may stand on any page, but one to an answer may not', async () => {
    const headers = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'document', ...TOKENED }
    for (const path of PAGE)
      expect([path, (await send(path, headers, guards)).status]).toStrictEqual([path, 200])
    for (const path of ANSWERS) expect((await send(path, headers, guards)).status).toBe(403)
  })

  test('the page itself, programs and a typed address are answered', async () => {
    for (const headers of [
      { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'empty' },
      { 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Dest': 'document' },
      { Origin: running[guards].url },
      { Host: `localhost:${portOf(guards)}` },
      { Host: `[::1]:${portOf(guards)}` },
    ])
      for (const path of [...PAGE, ...ANSWERS])
        expect((await send(path, { ...headers, ...TOKENED }, guards)).status).toBe(200)
  })

  test('every answer has the headers that bind a browser', async () => {
    for (const path of ['/', '/console/page.js', '/console/place', '/console/none']) {
      const { headers } = await send(path, TOKENED, guards)
      expect(headers).toMatchObject({
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
    }
  })
})

test.each<[string, OutgoingHttpHeaders]>([
  ['no token', {}],
  ['another token', { Authorization: 'Bearer other' }],
  ['the beginning of the token', { Authorization: `Bearer ${TOKEN.slice(0, -1)}` }],
  ['the token and more', { Authorization: `Bearer ${TOKEN}x` }],
  ['the token by another scheme', { Authorization: `Basic ${TOKEN}` }],
  ['an empty token', { Authorization: 'Bearer ' }],
])('with %s, a stack shows the page and answers nothing else', async (_, headers) => {
  for (const path of [...ANSWERS, ...API, '/disconnects/c-1', '/console/none', '/none']) {
    const answer = await send(path, headers)
    expect([path, answer.status, answer.headers['www-authenticate']]).toStrictEqual([path, 401, 'Bearer'])
    expect(JSON.parse(answer.text)).toMatchObject({ kind: 'no-token' })
  }
  for (const path of PAGE) expect((await send(path, headers)).status).toBe(200)
})

test('where the token guards changes only, the rest is answered without it', async () => {
  for (const path of ANSWERS) expect((await send(path, {}, 'changes')).status).toBe(200)
  const { url } = running.changes
  const headers = { 'Content-Type': 'application/json' }
  const replay = { method: 'POST', path: '/console/replay', body: '{"dryRun":true}' }
  expect((await sendRaw(url, { ...replay, headers })).status).toBe(401)
  expect((await sendRaw(url, { ...replay, headers: { ...headers, ...TOKENED } })).status).toBe(200)
})

test('a path has its methods, and the answer to another one names them', async () => {
  const { url } = running.everything
  for (const [method, path, allowed] of [
    ['POST', '/', 'GET, HEAD'],
    ['DELETE', '/console/place', 'GET, HEAD'],
    ['OPTIONS', '/console/activity', 'GET, HEAD'],
    ['PUT', '/disconnects', 'GET, HEAD'],
    ['GET', '/console/replay', 'POST'],
  ] as const) {
    const answer = await sendRaw(url, { method, path, headers: TOKENED })
    expect([path, answer.status, answer.headers.allow]).toStrictEqual([path, 405, allowed])
  }
  expect(await sendRaw(url, { method: 'HEAD', path: '/', headers: {} })).toMatchObject({
    status: 200,
    text: '',
  })
})

import type { OutgoingHttpHeaders } from 'node:http'
import { corsHeaders, sendRaw } from '../support/twin/raw-request'
import { withTestTwin } from '../support/twin/twin'

const running = withTestTwin()

const send = (method: string, path: string, headers: OutgoingHttpHeaders) =>
  sendRaw(running.twin.url, { method, path, headers })

const QUESTIONS = ['/disconnects', '/disconnects/c-none']
const TABLES = '/local/tables'

test.each<[string, OutgoingHttpHeaders]>([
  ['a page of another origin', { Origin: 'https://evil.example' }],
  ['a page of another port of this machine', { Origin: 'http://localhost:3000' }],
  ['a page in a sandbox', { Origin: 'null' }],
  ['a script that a page loads', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'script' }],
  ['a frame in a page', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'iframe' }],
  [
    'a page whose name resolves to this machine',
    { Host: 'evil.example:8787', 'Sec-Fetch-Site': 'same-origin' },
  ],
  ['a tunnel that rewrites the host', { Host: 'localhost:8787', 'X-Forwarded-For': '192.0.2.1' }],
])('the twin tells %s neither records nor where its tables are', async (_, headers) => {
  for (const path of QUESTIONS) expect((await send('GET', path, headers)).status).toBe(401)
  const tables = await send('GET', TABLES, headers)
  expect([tables.status, tables.text]).toStrictEqual([404, '{"error":"NotFound"}'])
})

test.each<[string, OutgoingHttpHeaders]>([
  ['a program', {}],
  ['a person who types the address', { 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Dest': 'document' }],
  ['a person who opens a link', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'document' }],
  ['a program by another name of this machine', { Host: 'localhost:9000' }],
])('the twin answers %s on this machine without credentials', async (_, headers) => {
  const statuses = [...QUESTIONS, TABLES].map(async path => (await send('GET', path, headers)).status)
  expect(await Promise.all(statuses)).toStrictEqual([200, 404, 200])
})

test('the twin never permits a page of another origin to read an answer', async () => {
  const asked = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'GET' }
  for (const method of ['OPTIONS', 'GET', 'POST', 'DELETE'])
    for (const path of [...QUESTIONS, TABLES, '/callbacks/disconnect', '/'])
      expect(corsHeaders(await send(method, path, asked))).toStrictEqual([])
})

import {
  destinationOf,
  isWanted,
  maskedUrl,
  wantedUrl,
  type ThisStack,
} from '../../../cli/configure/destination'

const STACK: ThisStack = {
  name: 'Disconnects',
  url: new URL('https://calls.example.com/callbacks/disconnect'),
  hosts: ['calls.example.com', 'abc.execute-api.us-east-1.amazonaws.com'],
  current: { username: 'bandwidth', password: 'CurrentHiddenKey42\n' },
  previous: [{ username: 'bandwidth', password: 'FormerHiddenKey42' }],
}
const BASE = 'https://calls.example.com/callbacks/disconnect'

const key = { _tag: 'this stack', by: 'key' }

test.each([
  [undefined, { _tag: 'nowhere' }],
  [`${BASE}/CurrentHiddenKey42`, key],
  [`${BASE}/CurrentHiddenKey42/?campaign=7`, key],
  ['https://calls.example.com//Callbacks/disconnect//CurrentHiddenKey42', key],
  ['https://abc.execute-api.us-east-1.amazonaws.com/callbacks/disconnect/CurrentHiddenKey42', key],
  ['https://proxy.example.com/bw/CurrentHiddenKey42', key],
  [`${BASE}/FormerHiddenKey42`, { _tag: 'this stack', by: 'former key' }],
  [`${BASE}/SomeOtherKey`, { _tag: 'this stack', by: 'unknown key' }],
  [BASE, { _tag: 'this stack', by: 'user' }],
  [
    'https://zzz.execute-api.us-east-1.amazonaws.com/callbacks/disconnect/Else',
    { _tag: 'another stack', host: 'zzz.execute-api.us-east-1.amazonaws.com' },
  ],
  ['https://acme.example.com/status', { _tag: 'another server', host: 'acme.example.com' }],
  ['https://calls.example.com/status', { _tag: 'another server', host: 'calls.example.com' }],
  ['acme', { _tag: 'another server', host: '' }],
])('where %s leads', (url, destination) => {
  expect(destinationOf(url, STACK)).toStrictEqual(destination)
})

test('without a stack, the path tells a stack of this project from another server', () => {
  expect(destinationOf(`${BASE}/x`, undefined)).toStrictEqual({
    _tag: 'another stack',
    host: 'calls.example.com',
  })
})

test('the wanted URL has the key, and keeps a query string of a URL that leads here already', () => {
  expect(
    [undefined, `${BASE}?campaign=7`, 'https://acme.example.com/?token=x'].map(url => wantedUrl(STACK, url)),
  ).toStrictEqual([
    `${BASE}/CurrentHiddenKey42`,
    `${BASE}/CurrentHiddenKey42?campaign=7`,
    `${BASE}/CurrentHiddenKey42`,
  ])
})

test('a URL by which callbacks arrive is not changed', () => {
  const urls = [
    `${BASE}/CurrentHiddenKey42`,
    `${BASE}/CurrentHiddenKey42/?campaign=7`,
    BASE,
    `${BASE}/FormerHiddenKey42`,
    'http://calls.example.com/callbacks/disconnect/CurrentHiddenKey42',
    'https://abc.execute-api.us-east-1.amazonaws.com/callbacks/disconnect/CurrentHiddenKey42',
    undefined,
  ]
  expect(urls.map(url => isWanted(STACK, url))).toStrictEqual([true, true, false, false, false, false, false])
})

test('behind a proxy, a URL is not changed if it is that of the proxy, with its path and its query string', () => {
  const behind = (url: string): ThisStack => ({ ...STACK, url: new URL(url) })
  const proxied = 'https://proxy.example.com/bw/CurrentHiddenKey42'
  const isDone = (url: string, statusUrl: string): boolean => isWanted(behind(url), statusUrl)
  expect([
    isDone('https://proxy.example.com/bw', proxied),
    isDone('https://proxy.example.com/bw?tenant=1', `${proxied}?tenant=1`),
    isDone('https://proxy.example.com/other', proxied),
    isDone('https://proxy.example.com/bw?tenant=1', proxied),
    isDone(
      'https://proxy.example.com/bw',
      'https://proxy.example.com/callbacks/disconnect/CurrentHiddenKey42',
    ),
  ]).toStrictEqual([true, true, false, false, false])
  expect(wantedUrl(behind('https://proxy.example.com/bw?tenant=1'), proxied)).toBe(`${proxied}?tenant=1`)
})

test.each([
  [`${BASE}/CurrentHiddenKey42?campaign=7&x`, `${BASE}/***?campaign=***&***`],
  [`${BASE}/A/B`, `${BASE}/***`],
  ['https://proxy.example.com/bw/FormerHiddenKey42/x', 'https://proxy.example.com/bw/***/x'],
  ['https://user:hidden@acme.example.com/status#hidden', 'https://***@acme.example.com/status'],
  ['https://calls.example.com%2Fcallbacks/', '(not a URL)'],
  ['hidden', '(not a URL)'],
  [
    'https://calls.example.com/callbacks%2Fdisconnect%2FCurrentHiddenKey42',
    'https://calls.example.com/callbacks%2Fdisconnect%2F***',
  ],
])('a URL is shown without what may be a secret: %s', (url, shown) => {
  expect(maskedUrl(url, STACK)).toBe(shown)
  expect(maskedUrl(url, undefined)).not.toMatch(/CurrentHidden|hidden/)
})

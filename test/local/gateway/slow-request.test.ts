import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { gatewayEvent, passedOnPath } from '../../../local/gateway/event'
import { isFromThisMachine } from '../../../local/this-machine'
import { matchRoute } from '../../../local/gateway/routes'
import { slowOnes } from '../../support/callbacks/parse-ratio'
import { slowTexts } from '../../support/callbacks/slow-texts'

const requestWith = (headers: Record<string, string>): IncomingMessage => {
  const request = new IncomingMessage(new Socket())
  Object.assign(request.headers, headers)
  for (const [name, value] of Object.entries(headers)) request.headersDistinct[name] = [value]
  return request
}

type Sent = { readonly query?: string; readonly body?: string; readonly headers?: Record<string, string> }

const eventOf = ({ query = '', body = '', headers = {} }: Sent) => {
  return gatewayEvent({
    request: requestWith(headers),
    path: '/callbacks/disconnect',
    query,
    body: Buffer.from(body),
    match: matchRoute('POST', '/callbacks/disconnect'),
    receivedAt: new Date(0),
  })
}

/** Different names, 60,000 characters in total. */
const MANY_NAMES = {
  name: 'many names',
  text: Array.from({ length: 13_000 }, (_, i) => i.toString(36)).join('&'),
}

test('no query string makes a request slow', async () => {
  const texts = [MANY_NAMES, ...slowTexts({ prefixes: ['', 'a='] })]
  expect(await slowOnes(texts, query => eventOf({ query }))).toStrictEqual([])
})

test('no header and no body makes a request slow', async () => {
  const types = { prefixes: ['', 'text/', 'application/', 'application/a'], suffixes: ['', '+json'] }
  expect(
    await slowOnes(slowTexts(types), type => eventOf({ body: '{}', headers: { 'content-type': type } })),
  ).toStrictEqual([])
  expect(await slowOnes(slowTexts(), cookie => eventOf({ headers: { cookie } }))).toStrictEqual([])
  expect(
    await slowOnes(slowTexts(), body => eventOf({ body, headers: { 'content-type': 'text/plain' } })),
  ).toStrictEqual([])
})

test('no path and no host makes it slow to find the route of a request', async () => {
  const paths = { prefixes: ['', '/', '/disconnects/', '/callbacks/disconnect/'], suffixes: ['', '/', '%'] }
  expect(await slowOnes(slowTexts(paths), path => matchRoute('GET', path))).toStrictEqual([])
  expect(
    await slowOnes(slowTexts({ prefixes: ['', '/%', '%2'], suffixes: ['', '%', '?'] }), passedOnPath),
  ).toStrictEqual([])
  const hosts = { prefixes: ['', 'localhost:', '127.0.0.1:1'], suffixes: ['', 'x'] }
  expect(await slowOnes(slowTexts(hosts), host => isFromThisMachine({ headers: { host } }))).toStrictEqual([])
  const names = { prefixes: ['', 'x-forwarded-', 'cf-'], suffixes: ['', '\n'] }
  expect(
    await slowOnes(slowTexts(names), name =>
      isFromThisMachine({ headers: { host: 'localhost', [name]: '' } }),
    ),
  ).toStrictEqual([])
})

test('a repeated name has its values in order, joined by commas', () => {
  const { queryStringParameters } = eventOf({ query: 'b=2&a=1&b=%2C&a&__proto__=x' })
  expect(Object.entries(queryStringParameters ?? {})).toStrictEqual([
    ['b', '2,,'],
    ['a', '1,'],
    ['__proto__', 'x'],
  ])
  expect(eventOf({}).queryStringParameters).toBeUndefined()
})

import { request, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { createGateway } from '../../../local/gateway/server'
import { closed, listen } from '../../support/server'
import { silent } from '../../support/twin/twin'

const events: { name: string; event: APIGatewayProxyEventV2 }[] = []

const recording = (name: string) => ({
  handler: (event: APIGatewayProxyEventV2) => {
    events.push({ name, event })
    return Promise.resolve({ statusCode: 204 })
  },
})

const integrations = {
  callback: recording('callback'),
  question: recording('question'),
  report: recording('report'),
  tables: recording('tables'),
}
const server = createGateway(integrations, silent)
let url: string
beforeAll(async () => {
  url = await listen(server)
})
afterAll(() => closed(server))

/** With `node:http`, since `fetch` normalizes the path. */
const eventOf = async (method: string, path: string) => {
  events.length = 0
  const { hostname, port } = new URL(url)
  const [response] = (await once(request({ hostname, port, method, path }).end(), 'response')) as [
    IncomingMessage,
  ]
  response.resume()
  expect(events).toHaveLength(1)
  const [{ name, event } = { name: '', event: {} as APIGatewayProxyEventV2 }] = events
  expect(event.requestContext.routeKey).toBe(event.routeKey)
  expect(event.requestContext.http.path).toBe(event.rawPath)
  return { name, routeKey: event.routeKey, rawPath: event.rawPath, pathParameters: event.pathParameters }
}

describe('a request takes the route of the deployed API', () => {
  test.each([
    ['POST', '/callbacks/disconnect', 'callback', 'POST /callbacks/disconnect'],
    ['GET', '/callbacks/disconnect?callId=c-1', 'callback', 'GET /callbacks/disconnect'],
    ['POST', '/callbacks/disconnect/KEY', 'callback', 'POST /callbacks/disconnect/{key+}'],
    ['GET', '/callbacks/disconnect/KEY?callId=c-1', 'callback', 'GET /callbacks/disconnect/{key+}'],
    ['POST', '/callbacks/disconnect/a/b/', 'callback', 'POST /callbacks/disconnect/{key+}'],
    ['GET', '/disconnects', 'question', 'GET /disconnects'],
    ['GET', '/disconnects/c-1', 'question', 'GET /disconnects/{callId}'],
    ['GET', '/reports?by=cause', 'report', 'GET /reports'],
  ])('%s %s', async (method, path, name, routeKey) => {
    expect(await eventOf(method, path)).toMatchObject({ name, routeKey })
  })
})

describe('a request to any other path reaches the callback function, by any method', () => {
  test.each([
    ['POST', '/'],
    ['PUT', '/callbacks/disconnect'],
    ['POST', '/callbacks/disconnect/'],
    ['POST', '/callbacks//disconnect/KEY'],
    ['POST', '/Callbacks/disconnect'],
    ['GET', '/prod/disconnects'],
    ['DELETE', '/disconnects/c-1'],
    ['GET', '/disconnects/c-1/more'],
  ])('%s %s', async (method, path) => {
    const event = await eventOf(method, path)
    expect(event).toStrictEqual({
      name: 'callback',
      routeKey: '$default',
      rawPath: path,
      pathParameters: undefined,
    })
  })
})

describe('the function gets the path percent-decoded, as API Gateway is reported to pass it', () => {
  test.each([
    ['p%C3%A4ss%3Aw%C3%B6rd', 'päss:wörd', 'päss:wörd'],
    ['a%2Fb', 'a/b', 'a/b'],
    ['a+b', 'a+b', 'a+b'],
    ['100%', '100%', '100%'],
    ['a%zz%20b', 'a%zz b', 'a%zz b'],
    ['%FF%20', '%FF%20', '%FF%20'],
    ['a%3Fb', 'a', 'a?b'],
  ])('%s', async (sent, inPath, key) => {
    expect(await eventOf('POST', `/callbacks/disconnect/${sent}`)).toMatchObject({
      rawPath: `/callbacks/disconnect/${inPath}`,
      pathParameters: { key },
    })
  })

  test('on every route', async () => {
    expect(await eventOf('GET', '/disconnects/c%2D1')).toMatchObject({
      rawPath: '/disconnects/c-1',
      pathParameters: { callId: 'c-1' },
    })
    expect(await eventOf('POST', '/callbacks%2Fdisconnect%20')).toMatchObject({
      routeKey: '$default',
      rawPath: '/callbacks/disconnect ',
    })
  })
})

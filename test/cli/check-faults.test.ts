import { DEFAULT_CREDENTIALS } from '../../local/options'
import { renamesChallenge, type ProxyFault } from '../support/faulty-proxy'
import { basic } from '../support/twin'
import { withProxiedCheck } from './check/proxied-check'

const { running, through } = withProxiedCheck()

const isTo = (path: RegExp, url = ''): boolean => path.test(url.split('?')[0] ?? '')

const KEYED = new RegExp(`/${DEFAULT_CREDENTIALS.password}/?$`)

const hasCredentials = ({ url, headers }: Parameters<NonNullable<ProxyFault['instead']>>[0]): boolean =>
  (headers.authorization === basic(DEFAULT_CREDENTIALS) && isTo(/\/disconnect\/?$/, url)) || isTo(KEYED, url)

const recordsIn = async (): Promise<unknown> =>
  ((await (await fetch(`${running.twin.url}/disconnects?eventType=any`)).json()) as { items: unknown }).items

test('a proxy that changes nothing fails in nothing', async () => {
  const { ending, names, report } = await through({})
  expect([ending, names, report.result]).toStrictEqual(['well', [], 'ok'])
}, 60_000)

test('a challenge that is renamed fails by the name of its header, and can be left out', async () => {
  const { ending, failed } = await through(renamesChallenge)
  expect(ending).toBe('failed: challenge')
  expect(failed).toMatchObject([
    {
      name: 'challenge',
      means: expect.stringContaining('x-amzn-remapped-www-authenticate') as unknown,
      do: expect.stringMatching(/disconnects url.*--no-challenge/) as unknown,
    },
  ])
  expect((await through(renamesChallenge, { challenge: false })).ending).toBe('well')
}, 60_000)

const FAULTS: readonly (readonly [
  what: string,
  fault: ProxyFault,
  names: readonly string[],
  means: RegExp,
])[] = [
  [
    'refuses a URL that ends in a slash',
    { instead: ({ url }) => (isTo(/\/$/, url) ? 404 : undefined) },
    ['slash at the end'],
    /^behind the key: answered 404$/,
  ],
  [
    'alters a field',
    { there: (_, body) => Buffer.from(body.toString().replace('Kundin', 'Kunde')) },
    ['POST'],
    /^stored, but these properties are not as they were sent: tag$/,
  ],
  [
    'stores nothing of a GET',
    { instead: ({ method }) => (method === 'GET' ? 204 : undefined) },
    ['GET'],
    /^answered 204, but not on record after \d+ seconds?: it waits in the overflow queue, or the URL leads elsewhere$/,
  ],
  [
    'takes no large body',
    { instead: (_, { byteLength }) => (byteLength > 131_072 ? 413 : undefined) },
    ['body of 250 KB'],
    /^answered 413$/,
  ],
  [
    'stores nothing of a large body',
    { instead: (_, { byteLength }) => (byteLength > 131_072 ? 204 : undefined) },
    ['body of 250 KB'],
    /^answered 204, but not on record/,
  ],
  [
    'swallows the key',
    { instead: request => (isTo(KEYED, request.url) ? 401 : undefined) },
    ['key in the URL', 'slash at the end'],
    /^answered 401$/,
  ],
  [
    'lets in everybody who has no key',
    {
      there: (request, body) => {
        request.headers.authorization = basic(DEFAULT_CREDENTIALS)
        return body
      },
    },
    ['challenge', 'wrong password'],
    /^a request without credentials should be answered 401: answered 400$/,
  ],
  [
    'empties the answer that has the quarantineId',
    { back: answer => (answer.status === 400 ? { ...answer, headers: {}, body: Buffer.alloc(0) } : answer) },
    ['nonsense'],
    /^answered 400, but without a quarantineId$/,
  ],
  [
    'changes a body that cannot be understood',
    { there: (_, body) => Buffer.from(body.toString().replace('a check, which', 'something that')) },
    ['nonsense'],
    /^in quarantine, but not as it was sent$/,
  ],
  [
    'answers 204 and stores nothing',
    { instead: (request, body) => (hasCredentials(request) && body.byteLength > 0 ? 204 : undefined) },
    ['key in the URL', 'Basic', 'slash at the end', 'POST', 'duplicate', 'body of 250 KB', 'nonsense'],
    /^answered 204, but not on record/,
  ],
]

test.each(FAULTS)(
  'a proxy that %s fails in exactly that',
  async (_, fault, names, means) => {
    const { ending, failed, report } = await through(fault)
    expect(failed.map(({ name }) => name)).toStrictEqual(names)
    expect([ending, report.result]).toStrictEqual([`failed: ${names.join(', ')}`, 'failure'])
    expect(failed[0]?.means).toMatch(means)
    for (const finding of failed) expect(finding).toHaveProperty('do')
  },
  60_000,
)

test('whatever failed, nothing is left behind that could be found', async () => {
  expect(await recordsIn()).toStrictEqual([])
})

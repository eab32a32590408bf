import { eachTestWithBandwidth } from '../../support/bandwidth/asking'
import { listAll, requestsTo } from '../../support/bandwidth/client'
import { always, failing } from '../../support/bandwidth/faults'
import type { BandwidthOptions } from '../../support/bandwidth/server'
import { CLIENT } from '../../support/bandwidth/token-endpoint'

const { start, failureOf } = eachTestWithBandwidth()

test('a server that cannot be reached is named by the error of the network', async () => {
  await start()
  const tokenUrl = 'http://127.0.0.1:1/token?secret=abc'
  expect(await failureOf({ tokenUrl, persistence: { attempts: 2, baseMs: 2 } })).toMatchObject({
    _tag: 'BandwidthUnavailable',
    what: 'a token',
    happened: expect.stringMatching(/^could not be reached(?: \(\w+\))?$/) as unknown,
  })
})

test.each<[string, BandwidthOptions['faults']]>([
  ['a refused token', { token: always(failing(401)) }],
  [
    'a token that is no header',
    { token: always({ _tag: 'Answer', status: 200, body: '{"access_token":"sécret\\n"}' }) },
  ],
  ['a refused request', { calls: always(failing(403)) }],
  [
    'a body that repeats the request',
    { calls: always({ _tag: 'Answer', status: 400, body: '+15555550100' }) },
  ],
  ['half an answer', { calls: always({ _tag: 'Cut' }) }],
  ['a closed connection', { calls: always({ _tag: 'Reset' }) }],
  ['no JSON', { calls: always({ _tag: 'Answer', status: 200, body: '+15555550100' }) }],
  [
    'a link to another server',
    { calls: always({ _tag: 'Link', link: '<https://example.com/?to=%2B15555550100>; rel=next' }) },
  ],
])('a failure after %s contains neither secret, token, query nor body', async (_, faults) => {
  const bandwidth = await start(faults === undefined ? {} : { faults })
  const requests = requestsTo(bandwidth, { persistence: { attempts: 2, baseMs: 2, maxMs: 5 } })
  const { failure } = await listAll(bandwidth, { requests, voiceUrl: bandwidth.voiceUrl })
  const { cause } = failure ?? {}
  const said = JSON.stringify([failure, String(cause), cause instanceof Error ? cause.stack : '', cause])
  expect(failure).toBeDefined()
  const basic = Buffer.from(`${CLIENT.clientId}:${CLIENT.clientSecret}`).toString('base64')
  for (const secret of [
    ...Object.values(CLIENT),
    basic,
    ...bandwidth.tokens.given,
    'cret',
    '555',
    'minStartTime',
  ])
    expect(said).not.toContain(secret)
})

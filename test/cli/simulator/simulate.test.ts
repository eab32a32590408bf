import { simulate, type SimulateOptions } from '../../../cli/simulator/simulate'
import { verify } from '../../../cli/simulator/verify'
import { twinHttp } from '../../../cli/targets/twin-http'
import { twinTarget } from '../../../cli/targets/twin-target'
import { CREDENTIALS, withTestTwin } from '../../support/twin'

const running = withTestTwin()

const run = (options: Partial<SimulateOptions> = {}) =>
  simulate({
    url: new URL(`${running.twin.url}/callbacks/disconnect`),
    credentials: CREDENTIALS,
    rate: 500,
    count: 100,
    seed: 7,
    ...options,
  })

const target = () => twinTarget(twinHttp(new URL(running.twin.url), {}))

test('every oddity, by POST and GET, often twice, is acknowledged and found as it was meant', async () => {
  const { report, acknowledged, unacknowledged } = await run({
    count: 400,
    oddities: 1,
    get: 0.3,
    duplicates: 0.3,
    challengeFirst: 0.3,
  })
  expect(unacknowledged).toStrictEqual([])
  expect(Object.keys(report.answers)).toStrictEqual(['204'])
  expect(report).toMatchObject({
    calls: 400,
    acknowledged: 400,
    retries: 0,
    timeouts: 0,
    connectionErrors: {},
  })
  expect(await verify(acknowledged, target().get)).toStrictEqual({
    checked: 400,
    lost: [],
    doubled: [],
    altered: [],
  })
}, 30_000)

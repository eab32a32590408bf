import { renamesChallenge } from '../../support/check/faulty-proxy'
import { FAULTS } from '../../support/check/faults'
import { withProxiedCheck } from '../../support/check/proxied-check'

const { running, through } = withProxiedCheck()

const recordsIn = async (): Promise<unknown> =>
  ((await (await fetch(`${running.twin.url}/disconnects?eventType=any`)).json()) as { items: unknown }).items

test('a proxy that changes nothing fails no check', async () => {
  const { ending, names, report } = await through({})
  expect([ending, names, report.result]).toStrictEqual(['well', [], 'ok'])
}, 60_000)

test('a renamed challenge fails, with the name of its header, and can be left out', async () => {
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

test('whatever fails, no record that can be found is left behind', async () => {
  expect(await recordsIn()).toStrictEqual([])
})

import { once } from 'node:events'
import type { Fault } from '../support/bandwidth/applications'
import { IDS, WANTED, expectNothingHidden, useConfiguration } from '../support/bandwidth/configure'
import { eventually } from '../support/eventually'
import { startCli } from '../support/cli/run'

const { bandwidth, environment, toStack, statusOf, patches } = useConfiguration()

test.each<[string, Fault, Fault[]]>([
  ['the connection ends before the change', 'before', []],
  ['the connection ends after the change', 'after', []],
  ['half an answer to the change', 'half an answer', []],
  ['an answer to the change that is cut off', 'cut off', []],
  ['Bandwidth is busy', 503, [503]],
])(
  '%s',
  async (_, patchFault, getFaults) => {
    bandwidth().faults.PATCH.push(patchFault)
    bandwidth().faults.GET.push(...getFaults)
    const ended = await toStack(IDS.former, '--yes')
    expectNothingHidden(ended)
    expect(ended.code).toBe(0)
    expect(statusOf(IDS.former)).toStrictEqual({ url: WANTED, method: 'POST' })
    expect((await toStack(IDS.former)).stdout).toContain('is configured already')
  },
  30_000,
)

test.each<[Fault, boolean]>([
  ['hangs', false],
  ['hangs after', true],
])(
  'killed while Bandwidth %s',
  async (fault, isChanged) => {
    bandwidth().faults.PATCH.push(fault)
    const child = startCli(
      ['configure', '--application', IDS.former, '--stack', 'Disconnects', '--yes'],
      environment(),
    )
    await eventually(() => Promise.resolve(patches()[0]), 20_000)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(statusOf(IDS.former).method).toBe(isChanged ? 'POST' : 'GET')
    const next = await toStack(IDS.former, '--dry-run')
    expect(next.stdout).toMatch(isChanged ? /is configured already/ : /before {2}GET/)
  },
  30_000,
)

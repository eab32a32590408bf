import { once } from 'node:events'
import { IDS, WANTED, expectNothingHidden, useConfiguration } from '../support/bandwidth/configure'
import { failing, inTurn, tooMany, type Fault } from '../support/bandwidth/faults'
import { eventually } from '../support/eventually'
import { startCli } from '../support/cli/run'

const { bandwidth, environment, folder, toStack, statusOf, savedFiles } = useConfiguration()

test.each<[string, Fault]>([
  ['the connection ends before the change', { _tag: 'Lost' }],
  ['the connection ends after the change', { _tag: 'Reset' }],
  ['the answer to the change is half a document', { _tag: 'Cut', quietly: true }],
  ['the answer to the change breaks off', { _tag: 'Cut' }],
  ['Bandwidth is busy', failing(503)],
  ['Bandwidth gets too many requests', tooMany('0')],
])(
  'where %s, the application is as wanted all the same, and the next run says so',
  async (_, fault) => {
    bandwidth().order({ changes: inTurn(fault) })
    const ended = await toStack(IDS.former, '--yes')
    expectNothingHidden(ended)
    expect([ended.code, ended.stderr]).toStrictEqual([0, ''])
    expect(statusOf(IDS.former)).toStrictEqual({ url: WANTED, method: 'POST' })
    expect((await toStack(IDS.former)).stdout).toContain('is configured already')
  },
  30_000,
)

test.each<[string, Fault, boolean]>([
  ['before', { _tag: 'Lost', hangs: true }, false],
  ['after', { _tag: 'Slow', ms: 60_000 }, true],
])(
  'killed %s the change took effect, the application is as before or as wanted, and the next run says which',
  async (_, fault, isChanged) => {
    let sent = false
    const changes = (): Fault => {
      sent = true
      return fault
    }
    bandwidth().order({ changes })
    const args = ['configure', '--application', IDS.former, '--stack', 'Disconnects', '--yes']
    const child = startCli(args, environment(), folder())
    await eventually(() => Promise.resolve(sent || undefined), 20_000)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(savedFiles()).toHaveLength(1)
    expect(statusOf(IDS.former).method).toBe(isChanged ? 'POST' : 'GET')
    const next = await toStack(IDS.former, '--dry-run')
    expect(next.stdout).toMatch(isChanged ? /is configured already/ : /before {2}GET/)
  },
  30_000,
)

import * as E from 'fp-ts/Either'
import type { Alarm } from '../../../cli/check/aws/stack-reader'
import type { Finding } from '../../../cli/check/finding'
import { judgeAddresses, judgeAlarms } from '../../../cli/check/judge/alarms'
import { judgeDraining, judgeStack, judgeVersions } from '../../../cli/check/judge/stack'
import { judgeNewestRecord } from '../../../cli/check/judge/newest-record'

const NOW = Date.parse('2026-11-26T12:00:00Z')
const DAY_MS = 86_400_000

/** `result: meaning`. */
const line = (finding: Finding): string => `${finding.result}: ${finding.means}`

describe('the stack', () => {
  const aStack = {
    name: 'S',
    region: 'us-east-1',
    account: '1',
    status: 'UPDATE_COMPLETE',
    outputs: {},
    createdAt: new Date(NOW - 40 * DAY_MS),
  }

  test('is reported with its age and where callbacks go', () => {
    expect(line(judgeStack(aStack, 'h', NOW))).toBe(
      'ok: S in us-east-1, account 1, deployed 40 days ago; callbacks go to h',
    )
    const updated = { ...aStack, updatedAt: new Date(NOW - 7_200_000) }
    expect(line(judgeStack(updated, 'h', NOW))).toContain(
      'first deployed 40 days ago, last changed 2 hours ago',
    )
  })

  test.each([
    ['UPDATE_ROLLBACK_COMPLETE', 'its last deployment failed'],
    ['UPDATE_ROLLBACK_FAILED', 'its last deployment failed'],
    ['UPDATE_IN_PROGRESS', 'a deployment is under way'],
  ])('is a warning as %s', (status, means) => {
    expect(line(judgeStack({ ...aStack, status }, 'h', NOW))).toMatch(new RegExp(`^warning: .*${means}`))
  })
})

describe('draining', () => {
  test.each([
    [{ id: 'u', state: 'Enabled' }, 'ok: the event source mapping of the drain function is Enabled'],
    [
      { id: 'u', state: 'Disabled' },
      'failure: the event source mapping of the drain function is Disabled: callbacks in the overflow queue are not stored',
    ],
    [{ id: 'u', state: 'Deleting' }, 'warning: the event source mapping of the drain function is Deleting'],
    [
      undefined,
      'failure: the event source mapping of the drain function was deleted: callbacks in the overflow queue are never stored',
    ],
  ])('by %j', (draining, expected) => {
    expect(line(judgeDraining(draining))).toBe(expected)
  })
})

describe('versions', () => {
  const runtime = E.right({ runtime: 'nodejs24.x' })

  test('that differ are a warning', () => {
    expect(line(judgeVersions({ program: '0.2.0', stack: '0.2.0', runtime }))).toBe(
      'ok: this program is 0.2.0, the stack is 0.2.0; the receive function runs on nodejs24.x',
    )
    expect(line(judgeVersions({ program: '0.2.0', stack: '0.1.0', runtime }))).toBe(
      'warning: this program is 0.2.0, the stack is 0.1.0',
    )
    expect(line(judgeVersions({ program: '0.2.0', runtime }))).toBe(
      'warning: this program is 0.2.0, the stack has no version, so it is older than this program',
    )
  })
})

describe('alarms', () => {
  const alarm = (name: string, isOn: boolean, more: Partial<Alarm> = {}): Alarm => ({
    name: `S/Disconnects/${name}`,
    isOn,
    description: `It is so. What to do: docs/operations.md, "${name} section".`,
    actionsEnabled: true,
    actions: ['arn:aws:sns:us-east-1:1:Topic'],
    ...more,
  })

  test('in ALARM are named, each with its section of the runbook', () => {
    const judge = (...alarms: readonly Alarm[]) => line(judgeAlarms({ alarms, deleted: [] }))
    expect(judge(alarm('A', false), alarm('B', false))).toBe('ok: none of 2 alarms is in ALARM')
    expect(judge(alarm('A', true), alarm('B', false), alarm('C', true))).toBe(
      'warning: 2 of 3 alarms in ALARM: A (runbook "A section") and C (runbook "C section")',
    )
    expect(judge()).toMatch(/^warning: the stack has no alarms/)
  })

  test('that were deleted are named', () => {
    const deleted = ['S/Disconnects/B', 'S/Disconnects/C']
    expect(line(judgeAlarms({ alarms: [alarm('A', false)], deleted }))).toBe(
      'warning: 2 alarms of the stack deleted: B and C',
    )
    expect(line(judgeAlarms({ alarms: [alarm('A', true)], deleted }))).toBe(
      'warning: 1 of 1 alarm in ALARM: A (runbook "A section"); 2 alarms of the stack deleted: B and C',
    )
  })

  test.each([
    ['nobody', [], 'warning: alarms notify nobody: there is no address'],
    ['an address that is confirmed', [{ confirmed: 1, pending: 0 }], 'ok: 1 address confirmed'],
    [
      'several',
      [
        { confirmed: 1, pending: 0 },
        { confirmed: 1, pending: 0 },
      ],
      'ok: 2 addresses confirmed',
    ],
    [
      'one that is not',
      [{ confirmed: 0, pending: 1 }],
      'warning: 1 address not confirmed yet (confirmed: 0): AWS sends no alarms there',
    ],
  ] as const)('are mailed to %s', (_, subscriptions, expected) => {
    expect(line(judgeAddresses([alarm('A', false)], subscriptions))).toBe(expected)
  })

  test('actions other than a topic are not a warning, but disabled actions are', () => {
    const elsewhere = alarm('A', false, { actions: ['arn:aws:lambda:us-east-1:1:function:f'] })
    expect(line(judgeAddresses([elsewhere], []))).toMatch(/^ok: no topic, but 1 other action /)
    const off = alarm('B', false, { actionsEnabled: false })
    expect(line(judgeAddresses([off], [{ confirmed: 1, pending: 0 }]))).toMatch(
      /^warning: 1 alarm with actions disabled, which notify nobody: B$/,
    )
  })
})

describe('the newest record of others', () => {
  test.each([
    [
      { ageMs: 3_600_000, looked: 3, all: false },
      true,
      'ok: the newest record of a real call came 1 hour ago',
    ],
    [
      { ageMs: 3 * DAY_MS, looked: 3, all: false },
      true,
      'warning: the newest record of a real call came 3 days ago',
    ],
    [{ looked: 0, all: true }, true, 'warning: no callbacks of real calls on record yet'],
    [
      { looked: 1_000, all: false },
      true,
      'warning: the newest 1,000 records are all made up, by checks and simulations',
    ],
    [{ looked: 0, all: true }, false, 'ok: no callbacks of real calls on record'],
  ])('%j', (newest, isDeployed, expected) => {
    expect(line(judgeNewestRecord(newest, isDeployed))).toBe(expected)
  })
})

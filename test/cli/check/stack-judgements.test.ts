import * as E from 'fp-ts/Either'
import type { Finding } from '../../../cli/check/finding'
import { judgeDraining, judgePublishing } from '../../../cli/check/judge/mappings'
import { judgeStack, judgeVersions } from '../../../cli/check/judge/stack'
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

test.each([
  ['Enabled', /^ok: the event source mapping of the publish function is Enabled$/],
  ['Disabled', /^warning: .* is Disabled: ended calls are stored, but not published/],
  ['Deleting', /^warning: .* is Deleting$/],
])('a publish function whose mapping is %s', (state, expected) => {
  expect(line(judgePublishing({ id: 'u', state }, true))).toMatch(expected)
})

test('a publish function whose mapping was deleted costs no callback', () => {
  expect(line(judgePublishing(undefined, true))).toMatch(/^warning: .* was deleted: .* never published$/)
})

test('a stack whose event bus does not exist publishes nothing', () => {
  const finding = judgePublishing({ id: 'u', state: 'Enabled' }, false)
  expect(line(finding)).toMatch(/^warning: the event bus does not exist/)
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

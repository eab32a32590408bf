import * as E from 'fp-ts/Either'
import type { Traffic } from '../../../cli/check/aws/stack-reader'
import type { Finding } from '../../../cli/check/finding'
import { judgeConcurrency, judgeThrottle } from '../../../cli/check/judge/limits'

/** `result: meaning`, and the advice separately. */
const line = (finding: Finding): string => `${finding.result}: ${finding.means}`
const toDo = (finding: Finding): string => (finding.result === 'ok' ? '' : finding.do)

const traffic = (seen: Traffic = {}) => E.right(seen)
const UNREAD = E.left({ action: 'cloudwatch:GetMetricData', reason: 'denied' } as const)

describe('concurrency', () => {
  const few = { account: 10, unreserved: 10 }
  const many = { account: 1_000, unreserved: 900 }

  test.each([
    [
      'enough',
      many,
      traffic({ atOnce: 7 }),
      /^ok: limit 900 concurrent executions \(account: 1,000\); peak 7 in 14 days$/,
    ],
    ['unused', many, traffic(), /^ok: .*; no traffic in 14 days$/],
    [
      'that of a new account',
      few,
      traffic(),
      /^warning: limit 10 concurrent executions .* their callbacks are lost$/,
    ],
    ['nearly used up', many, traffic({ atOnce: 720 }), /^warning: .*; peak 720 in 14 days: .* are lost$/],
    [
      'reserved, and enough',
      { ...many, reserved: 200 },
      traffic({ atOnce: 10 }),
      /^ok: limit 200 concurrent executions \(reservedConcurrency\); peak 10/,
    ],
    ['reserved, and few', { ...many, reserved: 99 }, traffic(), /^warning: limit 99 .*are lost$/],
    ['reserved as one', { ...many, reserved: 1 }, traffic(), /^warning: limit 1 concurrent execution \(/],
    [
      'reserved, and nearly used up',
      { ...many, reserved: 200 },
      traffic({ atOnce: 160 }),
      /^warning: .*; peak 160/,
    ],
    ['reserved as none', { ...many, reserved: 0 }, UNREAD, /^failure: .*every callback is refused$/],
    ['enough, with a traffic that cannot be read', many, UNREAD, /^warning: not checked: /],
    ['that of a new account, with a traffic that cannot be read', few, UNREAD, /^warning: limit 10 /],
  ] as const)('%s', (_, limits, seen, expected) => {
    expect(line(judgeConcurrency(limits, seen))).toMatch(expected)
  })

  test('names what to raise: the quota, or reservedConcurrency if that is the limit', () => {
    expect(toDo(judgeConcurrency(few, traffic()))).toMatch(/"Concurrent executions".*reservedConcurrency/)
    for (const [reserved, atOnce] of [
      [0, 0],
      [20, 0],
      [200, 199],
    ] as const) {
      const advice = toDo(judgeConcurrency({ ...many, reserved }, traffic({ atOnce })))
      expect(advice).toMatch(/^raise reservedConcurrency/)
      expect(advice).not.toContain('quota')
    }
  })
})

describe('the throttle', () => {
  const account = { rate: 10_000, burst: 5_000 }
  const stage = { rate: 100, burst: 50 }

  test.each([
    [
      'of the account',
      { account },
      traffic({ requestsPerMinute: 600 }),
      /^ok: limit: 10,000 requests per second, burst 5,000 \(the account's quota .*; peak 600 requests per minute in/,
    ],
    [
      'of the stack, where it is lower',
      { account, stage },
      traffic(),
      /^ok: limit: 100 requests per second, burst 50 \(the throttle of the stack\); no traffic in 14 days$/,
    ],
    [
      'of the account, where it is lower',
      { account: stage, stage: account },
      traffic(),
      /^ok: limit: 100 .*account's quota/,
    ],
    [
      'close to the traffic',
      { account, stage },
      traffic({ requestsPerMinute: 1_200 }),
      /^warning: .*; peak 1,200 requests per minute in 14 days: .*answered 429, and lost$/,
    ],
    [
      'of a low rate, without any traffic',
      { account, stage: { rate: 1, burst: 50 } },
      traffic(),
      /^warning: limit: 1 request per second, burst 50 .*: callbacks that come faster are answered 429, and lost$/,
    ],
    [
      'of a low burst, without any traffic',
      { account, stage: { rate: 5_000, burst: 49 } },
      traffic(),
      /^warning: limit: 5,000 requests per second, burst 49 /,
    ],
    [
      'that takes nothing',
      { account, stage: { rate: 0, burst: 0 } },
      UNREAD,
      /^failure: .*answered 429, and lost$/,
    ],
    ['with a traffic that cannot be read', { account }, UNREAD, /^warning: not checked/],
  ] as const)('%s', (_, limits, seen, expected) => {
    expect(line(judgeThrottle(limits, seen))).toMatch(expected)
  })
})

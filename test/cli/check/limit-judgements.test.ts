import * as E from 'fp-ts/Either'
import type { Traffic } from '../../../cli/check/aws/stack-reader'
import type { Finding } from '../../../cli/check/finding'
import { judgeConcurrency, judgeThrottle } from '../../../cli/check/judge/limits'

/** `result: what it means`, and what to do apart. */
const line = (finding: Finding): string => `${finding.result}: ${finding.means}`
const toDo = (finding: Finding): string => (finding.result === 'ok' ? '' : finding.do)

const traffic = (seen: Traffic = {}) => E.right(seen)
const UNREAD = E.left({ action: 'cloudwatch:GetMetricData', reason: 'denied' } as const)

describe('concurrency', () => {
  const few = { account: 10, unreserved: 10 }
  const many = { account: 1_000, unreserved: 900 }

  test.each([
    ['enough', many, traffic({ atOnce: 7 }), /^ok: up to 900 functions .*; at most 7 did in 14 days$/],
    ['unused', many, traffic(), /^ok: .*; no traffic seen in 14 days$/],
    ['that of a new account', few, traffic(), /^warning: up to 10 functions .* the callbacks are lost$/],
    ['nearly used up', many, traffic({ atOnce: 720 }), /^warning: .*and 720 did/],
    [
      'reserved, and enough',
      { ...few, reserved: 20 },
      traffic({ atOnce: 10 }),
      /^ok: up to 20 receive functions/,
    ],
    [
      'reserved, and nearly used up',
      { ...many, reserved: 20 },
      traffic({ atOnce: 16 }),
      /^warning: .*and 16 did/,
    ],
    ['reserved as none', { ...many, reserved: 0 }, UNREAD, /^failure: .*every callback is refused$/],
    ['enough, with a traffic that cannot be read', many, UNREAD, /^warning: not checked: /],
    ['that of a new account, with a traffic that cannot be read', few, UNREAD, /^warning: up to 10 /],
  ] as const)('%s', (_, limits, seen, expected) => {
    expect(line(judgeConcurrency(limits, seen))).toMatch(expected)
  })

  test('names the quota that is to be raised', () => {
    expect(toDo(judgeConcurrency(few, traffic()))).toMatch(/"Concurrent executions".*reservedConcurrency/)
  })
})

describe('the throttle', () => {
  const account = { rate: 10_000, burst: 5_000 }
  const stage = { rate: 50, burst: 10 }

  test.each([
    [
      'of the account',
      { account },
      traffic({ requestsPerMinute: 600 }),
      /^ok: 10,000 requests .*account's quota.*at most 600 came/,
    ],
    [
      'of the stack, where it is lower',
      { account, stage },
      traffic(),
      /^ok: 50 requests a second and 10 at once .*throttle of the stack/,
    ],
    [
      'of the account, where it is lower',
      { account: stage, stage: account },
      traffic(),
      /^ok: 50 requests .*account's quota/,
    ],
    [
      'close to the traffic',
      { account, stage },
      traffic({ requestsPerMinute: 600 }),
      /^warning: .*600 came in a minute/,
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

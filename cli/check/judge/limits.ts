import * as E from 'fp-ts/Either'
import { judgeUnreadable, type Asked } from '../aws/asked'
import type { Concurrency, Limits, Throttle, Traffic } from '../aws/stack-reader'
import { failure, ok, runbook, warning, type Finding } from '../finding'
import { counted, grouped } from '../../output/numbers'

/** A new account has 10 concurrent executions; the default of AWS is 1,000. A busy campaign needs as many as this. */
const LOW = { concurrency: 100, rate: 100, burst: 50 }

/** When a campaign ends, or an outage, many calls end at once: more can come than has been seen. */
const NEARLY = 0.8

const RAISE_QUOTA =
  'have the quota "Concurrent executions" of Lambda raised (Service Quotas, L-B99A9384); reservedConcurrency (docs/configuration.md) keeps other functions from taking it'

const RAISE_RESERVED = 'raise reservedConcurrency (docs/configuration.md), or leave it out, and deploy'

const LOST = 'of more calls that end at once, the callbacks are lost'

const peak = (count: number | undefined, what: (count: number) => string): string =>
  count === undefined ? 'no traffic in 14 days' : `peak ${what(count)} in 14 days`

/** If the traffic is not known, that is a warning, unless there is another one. */
const withTraffic = (
  traffic: Asked<Traffic>,
  worse: Finding | undefined,
  judge: (traffic: Traffic) => Finding,
): Finding => worse ?? (E.isLeft(traffic) ? judgeUnreadable(traffic.left) : judge(traffic.right))

export const judgeConcurrency = (
  { account, unreserved, reserved }: Concurrency,
  traffic: Asked<Traffic>,
): Finding => {
  const limit = reserved ?? unreserved
  const whose = reserved === undefined ? `account: ${grouped(account)}` : 'reservedConcurrency'
  const means = `limit ${counted(limit, 'concurrent execution')} (${whose})`
  const raise = reserved === undefined ? RAISE_QUOTA : RAISE_RESERVED
  if (limit === 0) return failure(`${means}: every callback is refused`, raise)
  const low = limit < LOW.concurrency ? warning(`${means}: ${LOST}`, raise) : undefined
  return withTraffic(traffic, low, ({ atOnce }) => {
    const seen = `${means}; ${peak(atOnce, grouped)}`
    return atOnce !== undefined && atOnce >= NEARLY * limit
      ? warning(`${seen}: ${LOST}`, `${raise}; ${runbook('Function throttles')}`)
      : ok(seen)
  })
}

/** CloudWatch knows single minutes. The busiest second of one can have several times the mean. */
const BURSTS = 5

const lower = ({ account, stage }: Throttle): Limits & { readonly whose: string } =>
  stage !== undefined && (stage.rate < account.rate || stage.burst < account.burst)
    ? {
        rate: Math.min(stage.rate, account.rate),
        burst: Math.min(stage.burst, account.burst),
        whose: 'the throttle of the stack',
      }
    : { ...account, whose: "the account's quota for all its APIs" }

const RAISE_THROTTLE =
  'raise throttle (docs/configuration.md) and deploy, or have the quota "Throttle rate" of API Gateway raised (Service Quotas)'

const REFUSED = 'what comes faster is answered 429, and lost'

export const judgeThrottle = (throttle: Throttle, traffic: Asked<Traffic>): Finding => {
  const { rate, burst, whose } = lower(throttle)
  const means = `limit: ${counted(rate, 'request')} per second, burst ${grouped(burst)} (${whose})`
  if (rate === 0 || burst === 0)
    return failure(`${means}: every callback is answered 429, and lost`, RAISE_THROTTLE)
  const low =
    rate < LOW.rate || burst < LOW.burst ? warning(`${means}: ${REFUSED}`, RAISE_THROTTLE) : undefined
  return withTraffic(traffic, low, ({ requestsPerMinute }) => {
    const seen = `${means}; ${peak(requestsPerMinute, count => `${counted(count, 'request')} per minute`)}`
    return requestsPerMinute !== undefined && (BURSTS * requestsPerMinute) / 60 >= rate
      ? warning(`${seen}: ${REFUSED}`, RAISE_THROTTLE)
      : ok(seen)
  })
}

import * as E from 'fp-ts/Either'
import { judgeUnreadable, type AwsAnswer } from '../aws/aws-answer'
import type { Concurrency, Limits, Throttle, Traffic } from '../aws/stack-reader'
import { failure, ok, runbook, warning, type Finding } from '../finding'
import { counted, grouped } from '../../../display/text/numbers'

/** A new account has 10 concurrent executions; the default of AWS is 1,000. A busy campaign needs at least these. */
const LOW = { concurrency: 100, rate: 100, burst: 50 }

/** At the end of a campaign or an outage many calls end at once: the next peak may be higher. */
const NEARLY = 0.8

const RAISE_QUOTA =
  'request a higher quota "Concurrent executions" of Lambda (Service Quotas, L-B99A9384); reservedConcurrency (docs/configuration.md) keeps other functions from taking it'

const RAISE_RESERVED = 'raise reservedConcurrency (docs/configuration.md), or leave it out, and deploy'

const LOST = 'if more calls end at once, their callbacks are lost'

const peak = (count: number | undefined, what: (count: number) => string): string =>
  count === undefined ? 'no traffic in 14 days' : `peak ${what(count)} in 14 days`

/** If the traffic is not known, that is a warning, unless there is already one. */
const withTraffic = (
  traffic: AwsAnswer<Traffic>,
  worse: Finding | undefined,
  judge: (traffic: Traffic) => Finding,
): Finding => worse ?? (E.isLeft(traffic) ? judgeUnreadable(traffic.left) : judge(traffic.right))

export const judgeConcurrency = (
  { account, unreserved, reserved }: Concurrency,
  traffic: AwsAnswer<Traffic>,
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

/** CloudWatch counts minutes. The busiest second of a minute can have several times the mean. */
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
  'raise throttle (docs/configuration.md) and deploy, or request a higher quota "Throttle rate" of API Gateway (Service Quotas)'

const REFUSED = 'callbacks that come faster are answered 429, and lost'

export const judgeThrottle = (throttle: Throttle, traffic: AwsAnswer<Traffic>): Finding => {
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

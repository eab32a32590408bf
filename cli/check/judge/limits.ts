import * as E from 'fp-ts/Either'
import { judgeUnreadable, type Asked } from '../aws/asked'
import type { Concurrency, Limits, Throttle, Traffic } from '../aws/stack-reader'
import { failure, ok, runbook, warning, type Finding } from '../finding'
import { number } from '../words'

/** A new account has 10; AWS's default is 1,000. */
const FEW = 100

/** When a campaign ends, or an outage, many calls end at once: more can come than has been seen. */
const NEARLY = 0.8

const RAISE_CONCURRENCY =
  'have the quota "Concurrent executions" of Lambda raised (Service Quotas, L-B99A9384); reservedConcurrency (docs/configuration.md) keeps other functions from taking it'

const seen = (count: number | undefined, what: string): string =>
  count === undefined ? 'no traffic seen in 14 days' : `at most ${number(count)} ${what} in 14 days`

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
  const may =
    reserved === undefined
      ? `up to ${number(unreserved)} functions may run at once (account: ${number(account)})`
      : `up to ${number(reserved)} receive functions may run at once (reservedConcurrency)`
  if (limit === 0)
    return failure(
      `${may}: every callback is refused`,
      reserved === undefined
        ? RAISE_CONCURRENCY
        : 'set reservedConcurrency to more, or leave it out, and deploy',
    )
  const worse =
    reserved === undefined && unreserved < FEW
      ? warning(`${may}: of more calls that end at once, the callbacks are lost`, RAISE_CONCURRENCY)
      : undefined
  return withTraffic(traffic, worse, ({ atOnce }) =>
    atOnce !== undefined && atOnce >= NEARLY * limit
      ? warning(
          `${may}, and ${number(atOnce)} did: of more calls that end at once, the callbacks are lost`,
          `${RAISE_CONCURRENCY}; ${runbook('Function throttles')}`,
        )
      : ok(`${may}; ${seen(atOnce, 'did')}`),
  )
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

export const judgeThrottle = (throttle: Throttle, traffic: Asked<Traffic>): Finding => {
  const { rate, burst, whose } = lower(throttle)
  const may = `${number(rate)} requests a second and ${number(burst)} at once are taken (${whose})`
  const worse =
    rate === 0 || burst === 0
      ? failure(`${may}: every callback is answered 429, and lost`, RAISE_THROTTLE)
      : undefined
  return withTraffic(traffic, worse, ({ requestsPerMinute }) =>
    requestsPerMinute !== undefined && (BURSTS * requestsPerMinute) / 60 >= rate
      ? warning(
          `${may}, and ${number(requestsPerMinute)} came in a minute: more in a second are answered 429, and lost`,
          RAISE_THROTTLE,
        )
      : ok(`${may}; ${seen(requestsPerMinute, 'came in a minute')}`),
  )
}

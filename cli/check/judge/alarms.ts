import type { Alarm, Alarms, Subscriptions } from '../aws/stack-reader'
import { ok, warning, type Finding } from '../finding'
import { counted, listed } from '../../../display/text/numbers'

/** `BandwidthDisconnects/Disconnects/Silence` is `Silence` in the runbook. */
export const shortName = (name: string): string => name.split('/').at(-1) ?? name

export const runbookOf = ({ description }: Pick<Alarm, 'description'>): string | undefined =>
  /docs\/operations\.md, "([^"]+)"/.exec(description)?.[1]

const named = (alarm: Alarm): string => {
  const section = runbookOf(alarm)
  const name = shortName(alarm.name)
  return section === undefined ? name : `${name} (runbook "${section}")`
}

const SEE_FAILED_CALLS = 'disconnects report --failed --by cause,application --since 2h'

export const judgeAlarms = ({ alarms, deleted }: Alarms): Finding => {
  if (alarms.length + deleted.length === 0)
    return warning(
      'the stack has no alarms: no alarm goes off when callbacks are lost',
      'deploy this version',
    )
  const on = alarms.filter(({ isOn }) => isOn)
  if (on.length + deleted.length === 0) return ok(`none of ${counted(alarms.length, 'alarm')} is in ALARM`)
  const means = [
    ...(on.length > 0
      ? [`${on.length} of ${counted(alarms.length, 'alarm')} in ALARM: ${listed(on.map(named))}`]
      : []),
    ...(deleted.length > 0
      ? [`${counted(deleted.length, 'alarm')} of the stack deleted: ${listed(deleted.map(shortName))}`]
      : []),
  ]
  const silence = on.some(({ name }) => shortName(name) === 'Silence')
  const failedCalls = on.some(({ name }) => shortName(name).startsWith('FailedCalls'))
  const advice = [
    ...(on.length > 0
      ? [
          `see these sections of docs/operations.md${silence ? '; Silence is in ALARM until the first callback comes' : ''}`,
        ]
      : []),
    ...(failedCalls ? [`see which calls failed: ${SEE_FAILED_CALLS}`] : []),
    ...(deleted.length > 0
      ? [
          'create the deleted alarms again as the template has them (aws cloudformation detect-stack-drift names them)',
        ]
      : []),
  ]
  return warning(means.join('; '), advice.join('; '))
}

const TOPIC = /^arn:[\w-]+:sns:/

export const topicsOf = (alarms: readonly Alarm[]): readonly string[] => [
  ...new Set(alarms.flatMap(({ actions }) => actions.filter(action => TOPIC.test(action)))),
]

const addresses = (count: number): string => counted(count, 'address', 'addresses')

const HOW = 'deploy with -c alarmEmail=you@example.com, or with your own topic (docs/configuration.md)'

/** Whether alarms notify anybody. Addresses are not printed: they are personal data. */
export const judgeAddresses = (
  alarms: readonly Alarm[],
  subscriptions: readonly Subscriptions[],
): Finding => {
  const sum = (of: (one: Subscriptions) => number): number =>
    subscriptions.reduce((before, one) => before + of(one), 0)
  const [confirmed, pending] = [sum(one => one.confirmed), sum(one => one.pending)]
  const others = new Set(alarms.flatMap(({ actions }) => actions)).size - topicsOf(alarms).length
  const silenced = alarms.filter(({ actionsEnabled }) => !actionsEnabled)
  if (silenced.length > 0)
    return warning(
      `${counted(silenced.length, 'alarm')} with actions disabled, which notify nobody: ${listed(silenced.map(({ name }) => shortName(name)))}`,
      'aws cloudwatch enable-alarm-actions --alarm-names …',
    )
  if (pending > 0)
    return warning(
      `${addresses(pending)} not confirmed yet (confirmed: ${confirmed}): AWS sends no alarms there`,
      'follow the link in the e-mail that AWS sent; if it has expired, subscribe the address to the topic again',
    )
  if (confirmed > 0) return ok(`${addresses(confirmed)} confirmed`)
  if (others > 0) return ok(`no topic, but ${counted(others, 'other action')} that this check cannot read`)
  return warning('alarms notify nobody: there is no address', HOW)
}

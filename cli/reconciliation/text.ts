import { HOURLY_MINUTE } from '../../lambda/deployment/schedule'
import { HOUR_MS, MINUTE_MS } from '../../lambda/disconnect/time-units'
import { epochMs, type Timestamp, timestampOf } from '../../lambda/disconnect/timestamp'
import type { ScheduledRun } from '../../lambda/reconciliation/store'
import { counted, grouped } from '../../display/text/numbers'
import type { Screen } from '../output/terminal'
import { clipped, padded, visible, widthOf } from '../../display/text/visible-text'
import { wrapped } from '../output/wrapped'
import type { TimeTexts } from '../../display/time/time-text'
import { hasDied } from './has-died'
import type { GroupReport } from '../../display/figures/completeness'
import { nameOf, UUID_WIDTH, WORD_WIDTH, wordOf } from './table'

/** The command for an application that is not set up. */
export type ConfigureCommand = (applicationId: string) => string

const NEVER_DELIVERED = 'not set up: none of their callbacks ever arrived; they count in no completeness'

/** Groups of which no callback ever arrived, each with how to change that. */
export const notSetUpText = (
  by: readonly GroupReport[],
  times: TimeTexts,
  { columns }: Screen,
  commandFor?: ConfigureCommand,
): string => {
  const groups = by.filter(({ configured }) => !configured)
  if (groups.length === 0) return ''
  const fit = (line: string): string => wrapped(line, columns)
  const names = groups.map(group => clipped(nameOf(group), UUID_WIDTH))
  const ways = groups.map(group => clipped(wordOf(group), WORD_WIDTH))
  const nameWidth = Math.max(...names.map(widthOf))
  const wayWidth = Math.max(...ways.map(widthOf))
  const lines = groups.map(({ listed, since }, n) => {
    const text = `${padded(names[n] ?? '', nameWidth)}  ${padded(ways[n] ?? '', wayWidth)}  ${grouped(listed)}`
    return since === undefined ? text : `${text} since ${times.full(since).slice(0, 16)}`
  })
  const inbound = groups.find(
    ({ applicationId, direction }) => direction !== 'outbound' && applicationId !== undefined,
  )
  const hints = [
    ...(inbound?.applicationId === undefined || commandFor === undefined
      ? []
      : [
          fit('Inbound calls: set the status URL of their application:'),
          `  ${commandFor(visible(inbound.applicationId))}`,
        ]),
    ...(groups.some(({ direction }) => direction === 'outbound')
      ? [fit('Outbound calls: set disconnectUrl in createCall (disconnects url prints it).')]
      : []),
  ]
  return `\n${[fit(NEVER_DELIVERED), ...lines.map(fit), ...hints].join('\n')}\n`
}

/** What became of calls that did not arrive. */
export const missingText = (missing: number, { columns }: Screen): string => {
  if (missing === 0) return ''
  const [were, are] = missing === 1 ? ['was', 'is'] : ['were', 'are']
  const what = `${counted(missing, 'call')} that did not arrive ${were} found in Bandwidth's list and ${are} stored, without tag and callUrl.`
  return `\n${wrapped(what, columns)}\nSee them: disconnects list --source reconciled\n`
}

const nextAfter = (now: Timestamp): Timestamp => {
  const ms = epochMs(now)
  const thisHour = Math.floor(ms / HOUR_MS) * HOUR_MS + HOURLY_MINUTE * MINUTE_MS
  return timestampOf(thisHour > ms ? thisHour : thisHour + HOUR_MS)
}

const stateOf = (run: ScheduledRun, nowMs: number): string => {
  const { endedAt, reached, until } = run
  if (endedAt === undefined) return hasDied(run, nowMs) ? ' (it died)' : ' (it still runs)'
  if (reached === undefined) return ' (it FAILED: see the log of the reconcile function)'
  return reached < until ? ' (stopped; the next one continues)' : ''
}

const timeOfDay = (texts: TimeTexts, time: Timestamp, now: Timestamp): string => {
  const [day = '', clock = ''] = texts.full(time).split(' ')
  return day === texts.full(now).slice(0, 10) ? clock.slice(0, 5) : `${day} ${clock.slice(0, 5)}`
}

/** When the scheduled function last looked, and when it will look again; of several accounts, each whose run did not end well. */
export const runsText = (
  runs: readonly ScheduledRun[],
  now: Timestamp,
  texts: TimeTexts,
  { columns }: Screen,
): string => {
  const sorted = [...runs].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
  const [last] = sorted
  const zone = `times in ${texts.zone([now])}`
  if (last === undefined) return `no scheduled run yet; ${zone}`
  const isAlone = sorted.length === 1
  const state = (run: ScheduledRun): string => stateOf(run, epochMs(now))
  const lastText = `last run ${timeOfDay(texts, last.startedAt, now)}${isAlone ? state(last) : ''}`
  const others = sorted.filter(run => !isAlone && state(run) !== '')
  return [
    `${lastText}, next ${timeOfDay(texts, nextAfter(now), now)}; ${zone}`,
    ...others.map(
      run => `account ${visible(run.accountId)}: run ${timeOfDay(texts, run.startedAt, now)}${state(run)}`,
    ),
  ]
    .map(line => wrapped(line, columns))
    .join('\n')
}

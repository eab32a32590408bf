import { useMemo, useState } from 'preact/hooks'
import type { AlarmsAnswer } from '../../console/answers/waiting'
import type { Answer } from '../api/use-answer'
import { useKeys } from '../keys'
import { addressOf, type Place } from '../location'
import { Button, useCopy } from '../parts/button'
import { ViewHead } from '../parts/card'
import { NothingYet } from '../parts/nothing-yet'
import { Failing } from '../parts/states'
import { useReader, zoneText } from '../reader'
import { Announcement } from './announcement'
import { FailedCard } from './failed-card'
import { FailsCard } from './fails-card'
import { FigureTiles } from './figure-tiles'
import { NewestCard } from './newest-card'
import { sumsOf } from './sums'
import { AlarmsTile, CompletenessTile, useAlarms } from './trust-tiles'
import { type Day, useDay } from './use-day'
import { WaitingTile } from './waiting-tile'
import { sumsIn } from './week-before'
import { lastWeekday, runbookText } from './words'

/** So many tries in vain are more than a hiccup. */
const TRIES = 2

const LiveText = ({ day, isPaused }: { readonly day: Day; readonly isPaused: boolean }) => {
  const { dates } = useReader()
  const { failure, nowMs } = day.live
  const asOf = `Not live, as of ${dates.time(nowMs)}`
  const text = isPaused ? 'Paused' : failure === undefined ? 'Live' : asOf
  return (
    <span class={`live ${text === 'Live' ? 'is-live' : ''}`} role="status" title={failure?.message}>
      {text}
    </span>
  )
}

/** Why the view is not live, and what to do: of a failure that goes away with the next try, nothing is said. */
const NotLive = ({ day: { answer, live }, isPaused }: { readonly day: Day; readonly isPaused: boolean }) => {
  const { failure, attempts, again } = live
  if (isPaused || failure === undefined || answer.failure !== undefined || attempts < TRIES) return null
  return <Failing answer={{ failure, attempts, isLoading: false, again }} />
}

/** On a narrow page, an alarm comes before everything. */
const AlarmBanner = ({ answer: { value } }: { readonly answer: Answer<AlarmsAnswer> }) => {
  const { dates } = useReader()
  const [first] = value !== undefined && 'value' in value ? value.value.on : []
  if (value === undefined || !('value' in value) || first === undefined) return null
  const { length } = value.value.on
  return (
    <section class="alarm-banner" aria-label="Alarms">
      <b class="bad">
        {length} {length === 1 ? 'alarm' : 'alarms'} on: {first.name}
      </b>
      <p>
        {first.since === undefined ? null : `since ${dates.time(Date.parse(first.since))}`}
        {first.runbook === undefined ? null : ` · ${runbookText(first.runbook)}`}
      </p>
    </section>
  )
}

const Cards = ({ day }: { readonly day: Day }) => {
  const { dates } = useReader()
  const { activity, spans, before, live } = day
  const alarms = useAlarms()
  const sums = useMemo(() => sumsOf(spans), [spans])
  const fromMs = spans[0]?.fromMs
  const sumsBefore = useMemo(
    () => (before && fromMs !== undefined ? sumsIn(before, { fromMs, toMs: live.nowMs }) : undefined),
    [before, fromMs, live.nowMs],
  )
  const last = lastWeekday(dates, live.nowMs)
  const isPartial = activity?.isWhole !== true
  return (
    <>
      <AlarmBanner answer={alarms} />
      <dl class="tiles now-tiles">
        <FigureTiles spans={spans} now={sums} before={sumsBefore} last={last} isPartial={isPartial} />
        <CompletenessTile since="24h" />
        <WaitingTile />
        <AlarmsTile answer={alarms} />
      </dl>
      <div class="now-columns">
        <div class="now-left">
          {activity === undefined ? null : (
            <FailedCard
              activity={activity}
              spans={spans}
              before={before}
              sums={sums}
              sumsBefore={sumsBefore}
              nowMs={live.nowMs}
            />
          )}
          <NewestCard live={live} />
        </div>
        <FailsCard sums={sums} before={sumsBefore} last={last} isPartial={isPartial} />
      </div>
    </>
  )
}

/** What happens: the last 24 hours, while they are read and while calls end. */
export const NowView = ({ place }: { readonly place: Place }) => {
  const { dates, zone } = useReader()
  const [isPaused, setPaused] = useState(false)
  const day = useDay(isPaused)
  const { live, answer } = day
  const [isCopied, copy] = useCopy(() => location.origin + addressOf(place.path, place.query))
  const pause = (): void => {
    setPaused(paused => !paused)
  }
  useKeys({ P: pause, L: copy })
  const isEmpty = live.isRead && live.newest.length === 0
  return (
    <>
      <ViewHead
        title="Now"
        about={`Last 24 hours, until ${dates.moment(live.nowMs)}, ${zoneText(zone, live.nowMs)}`}
      >
        <LiveText day={day} isPaused={isPaused} />
        <Button onClick={pause} hint="P" pressed={isPaused}>
          {isPaused ? 'Go on' : 'Pause'}
        </Button>
        <Button onClick={copy}>
          <span aria-live="polite">{isCopied ? 'Copied' : 'Copy link'}</span>
        </Button>
      </ViewHead>
      <Failing answer={answer} />
      <NotLive day={day} isPaused={isPaused} />
      {isEmpty ? <NothingYet /> : <Cards day={day} />}
      {live.isRead ? <Announcement live={live} /> : null}
    </>
  )
}

import { useCallback, useMemo, useRef } from 'preact/hooks'
import type { Activity, ActivitySpan } from '../../console/answers/activity'
import { failuresChart, highestOf } from '../../display/charts/failures'
import type { FailuresBar } from '../../display/charts/failures-bar'
import { counted, grouped } from '../../display/text/numbers'
import { shortText } from '../../display/text/group-name'
import { spanText, timeTicks } from '../../display/time/date-text'
import { FAILED_CLASSES } from '../../lambda/disconnect/cause'
import { HOUR_MS } from '../../lambda/disconnect/time-units'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import { addressOf } from '../location'
import { BarsChart, type BarText } from '../parts/bars-chart'
import { Card } from '../parts/card'
import { Progress } from '../parts/progress'
import { FiguresTable } from '../parts/figures-table'
import type { Draw } from '../parts/drawing'
import { useReader } from '../reader'
import { FailedLegend } from './failed-legend'
import { merged } from './merged'
import { peaksOf } from './peaks'
import { classesIn, failedIn, type Sums } from './sums'
import { besides } from './week-before'

/** On a narrow page, bars of 15 minutes are too thin to be tapped. */
const NARROW = '(max-width: 639px)'

type FailedCardProps = {
  readonly activity: Activity
  readonly spans: readonly ActivitySpan[]
  /** Of a week before, each a week later. */
  readonly before: readonly ActivitySpan[] | undefined
  readonly sums: Sums
  readonly sumsBefore: Sums | undefined
  readonly nowMs: number
}

/** `9 of 24 hours, 5,204 calls read` */
const readText = (activity: Activity, calls: number): string => {
  const [sinceMs, untilMs] = [Date.parse(activity.since), Date.parse(activity.until)]
  const hours = Math.floor((untilMs - Math.max(sinceMs, activity.reachedMs)) / HOUR_MS)
  return `${hours} of ${Math.round((untilMs - sinceMs) / HOUR_MS)} hours, ${counted(calls, 'call')} read`
}

/** How much of the day has been read, from 0 to 1. */
const readShare = ({ since, until, reachedMs }: Activity): number =>
  (Date.parse(until) - reachedMs) / (Date.parse(until) - Date.parse(since))

/** Failed calls in time, by class, with those of a week before. */
export const FailedCard = (props: FailedCardProps) => {
  const { activity, sums, sumsBefore, nowMs } = props
  const { dates, zone } = useReader()
  const isNarrow = matchMedia(NARROW).matches
  const spans = useMemo(() => merged(props.spans, isNarrow ? 2 : 1), [props.spans, isNarrow])
  const past = useMemo(() => {
    const of = props.before === undefined || sumsBefore?.calls === 0 ? undefined : props.before
    return of && besides(spans, merged(of, isNarrow ? 2 : 1))
  }, [spans, props.before, sumsBefore, isNarrow])
  const bars = useMemo(
    () =>
      spans.map((span, i): FailuresBar => {
        const then = past?.[i]
        return {
          fromMs: span.fromMs,
          toMs: span.toMs,
          ...classesIn(span),
          ...(past && { before: then === undefined ? 0 : failedIn(then) }),
          isOpen: i === spans.length - 1,
        }
      }),
    [spans, past],
  )
  const labels = useMemo(
    () =>
      (props.before === undefined ? [] : peaksOf(spans, past ?? [])).map(peak => ({
        toMs: peak.highestToMs,
        name: shortText(peak.cause),
        about: `${counted(peak.calls, 'call')}, ${dates.clock(peak.fromMs)}–${dates.clock(Math.min(peak.toMs, nowMs))}`,
      })),
    // The time matters for a peak that is not over only.
    [spans, past, props.before, dates],
  )
  const { isWhole, reachedMs } = activity
  const highest = useRef(0)
  highest.current = Math.max(isWhole ? 0 : highest.current, highestOf(bars))
  const draw: Draw = useCallback(
    canvas => {
      const range = { sinceMs: spans[0]?.fromMs ?? 0, untilMs: spans.at(-1)?.toMs ?? 1, zone }
      return failuresChart(
        {
          axis: { ...range, ticks: timeTicks(range, canvas.width > 500 ? 9 : 5) },
          bars,
          ...(isNarrow ? {} : { labels }),
          least: highest.current,
          height: isNarrow ? 190 : 270,
          ...(isWhole ? {} : { reachedMs }),
        },
        canvas,
      )
    },
    [bars, spans, labels, zone, isWhole, reachedMs, isNarrow],
  )
  const step = isNarrow ? '30 minutes' : activity.step
  const describe = (index: number): BarText => {
    const bar = bars[index]
    const span = spans[index]
    return {
      name: span === undefined ? '' : spanText(dates, span),
      rows: [
        ...FAILED_CLASSES.map(name => [name, grouped(bar?.[name] ?? 0)] as const),
        ['of all calls', grouped(span?.calls ?? 0)],
        ...(bar?.before === undefined ? [] : [['failed last week', grouped(bar.before)] as const]),
      ],
    }
  }
  return (
    <Card
      title="Failed calls by class"
      about={`per ${step}`}
      aside={
        isWhole ? (
          <FailedLegend sums={sums} sumsBefore={sumsBefore} />
        ) : (
          <span class="about">{readText(activity, sums.calls)}</span>
        )
      }
    >
      {isWhole ? null : <Progress share={readShare(activity)} />}
      <BarsChart
        draw={draw}
        label={`Failed calls by class, per ${step}`}
        spans={spans}
        describe={describe}
        addressOf={index =>
          addressOf('/calls', [
            ['since', timestampOf(spans[index]?.fromMs ?? nowMs)],
            ['until', timestampOf(spans[index]?.toMs ?? nowMs)],
            ['causeClass', FAILED_CLASSES.join(',')],
          ])
        }
        table={() => (
          <FiguresTable
            caption={`Failed calls per ${step}`}
            heads={['Time', ...FAILED_CLASSES, 'failed', 'calls', ...(past ? ['failed last week'] : [])]}
            rows={bars.map((bar, i) => [
              spanText(dates, bar),
              ...FAILED_CLASSES.map(name => grouped(bar[name])),
              grouped(bar.application + bar.limit + bar.platform),
              grouped(spans[i]?.calls ?? 0),
              ...(past ? [grouped(bar.before ?? 0)] : []),
            ])}
          />
        )}
      />
      {isNarrow && isWhole ? <p class="dim note">Tap a bar to see its calls.</p> : null}
    </Card>
  )
}

import { useMemo } from 'preact/hooks'
import type { Overview } from '../../console/answers/overview'
import { CONSOLE_PATHS } from '../../console/answers/paths'
import type { Dates } from '../../display/time/date-text'
import type { Range as TimeRange } from '../../display/time/time-steps'
import { DAY_MS } from '../../lambda/disconnect/time-units'
import { epochMs } from '../../lambda/disconnect/timestamp'
import type { Parameters } from '../api/client'
import { type Answer, useLines } from '../api/use-answer'
import { addressOf, type Place } from '../location'
import { isRange, type Range, rangeIn, type WrongTime } from '../range'
import { useReader } from '../reader'
import { beforeName, SINCE_DEFAULT } from './period'
import { comparedWith, filtersIn, reportParameters, TOP } from './request'

/** What every card of the report knows. */
export type ReportModel = {
  readonly overview: Overview
  readonly range: TimeRange
  readonly dates: Dates
  /** What the period to compare with is called, if there were calls in it. */
  readonly before: string | undefined
  /** Whether not all calls have been read. */
  readonly isPartial: boolean
  /** The address of the calls that also have these parameters. */
  readonly callsWith: (parameters: Parameters) => string
}

export type ReportState = {
  readonly answer: Answer<Overview>
  readonly range: Range | WrongTime
  /** What is asked for. */
  readonly parameters: Parameters
  readonly model: ReportModel | undefined
}

/** The report of an address. Its times are those when the address was come to. */
export const useReport = ({ query }: Place): ReportState => {
  const { zone, dates } = useReader()
  const text = query.toString()
  const range = useMemo(
    () => rangeIn(new URLSearchParams(text), SINCE_DEFAULT, zone, Date.now()),
    [text, zone],
  )
  const parameters = isRange(range) ? reportParameters(query, range, zone) : []
  const answer = useLines<Overview>(isRange(range) ? CONSOLE_PATHS.overview : undefined, [
    ...parameters,
    ['top', String(TOP)],
  ])
  const { value: overview } = answer
  const model = useMemo((): ReportModel | undefined => {
    if (overview === undefined || !isRange(range)) return undefined
    const { since, until } = range
    const [sinceMs, untilMs] = [epochMs(since), epochMs(until)]
    const asked = new URLSearchParams(text)
    return {
      overview,
      range: { sinceMs, untilMs, zone },
      dates,
      before:
        (overview.report.total.previous?.calls ?? 0) > 0
          ? beforeName(comparedWith(asked), (untilMs - sinceMs) / DAY_MS)
          : undefined,
      isPartial: !overview.isWhole,
      callsWith: own => {
        const names = new Set(own.map(([name]) => name))
        const rest: Parameters = [['since', since], ['until', until], ...filtersIn(asked)]
        return addressOf('/calls', [...rest.filter(([name]) => !names.has(name)), ...own])
      },
    }
  }, [overview, range, text, zone, dates])
  return { answer, range, parameters, model }
}

import { useMemo, useState } from 'preact/hooks'
import { epochMs } from '../../lambda/disconnect/timestamp'
import type { Parameters } from '../api/client'
import type { Place } from '../location'
import { isRange, rangeIn, type Range } from '../range'
import { useReader } from '../reader'
import { filtersIn } from './filters'
import { type StripPeriod, stripPeriod } from './strip-period'

/** What the address of Calls asks for. Times ago are counted back from when it was asked. */
export type Question = {
  readonly range: Range
  readonly askedAtMs: number
  readonly order: 'newest' | 'oldest'
  readonly filters: Parameters
  /** Filters, period and order, as the API takes them. */
  readonly parameters: Parameters
  readonly strip: StripPeriod
}

export const DEFAULT_SINCE = '24h'

/** @returns undefined if a time of the address is none, and what asks the same again, from now */
export const useQuestion = ({ query }: Place): readonly [Question | undefined, refresh: () => void] => {
  const { zone } = useReader()
  const [round, setRound] = useState(0)
  const key = query.toString()
  const question = useMemo((): Question | undefined => {
    const askedAtMs = Date.now()
    const range = rangeIn(query, DEFAULT_SINCE, zone, askedAtMs)
    if (!isRange(range)) return undefined
    const isOpen = query.get('until') === null
    const order = query.get('order') === 'oldest' ? 'oldest' : 'newest'
    const filters = filtersIn(query)
    return {
      range,
      askedAtMs,
      order,
      filters,
      parameters: [
        ...filters,
        ['since', range.since],
        // Clocks differ: what ended a moment from now belongs to a period that is open.
        ...(isOpen ? [] : [['until', range.until] as const]),
        ['order', order],
      ],
      strip: stripPeriod(range, isOpen, askedAtMs),
    }
  }, [key, zone, round])
  return [
    question,
    () => {
      setRound(known => known + 1)
    },
  ]
}

/** Whether the period of the strip is the one that is asked for. */
export const isAll = ({ strip, range }: Question): boolean =>
  strip.since === range.since && strip.until === range.until

export const selectionOf = (question: Question): { fromMs: number; toMs: number } | undefined =>
  isAll(question) ? undefined : { fromMs: epochMs(question.range.since), toMs: epochMs(question.range.until) }

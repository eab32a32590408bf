import { useMemo, useRef } from 'preact/hooks'
import { shortIds } from '../../display/text/group-name'
import { timesIn } from '../../display/time/time-text'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { epochMs } from '../../lambda/disconnect/timestamp'
import { endedAt } from '../ended'
import { addressOf, type Place } from '../location'
import { useReader } from '../reader'
import type { RowTexts } from './row'

/** Rows of another day than today have it in front of their time. */
export const useRowTexts = (
  place: Place,
  items: readonly Disconnect[],
  open: (index: number) => void,
): RowTexts => {
  const { zone, dates } = useReader()
  const ids = items.map(({ applicationId }) => applicationId).filter(id => id !== undefined)
  const distinct = [...new Set(ids)].join('\n')
  const query = place.query.toString()
  const latest = useRef(open)
  latest.current = open
  return useMemo(() => {
    const times = timesIn(zone)
    const today = dates.day(Date.now())
    return {
      ended: record => {
        const ended = endedAt(record)
        const text = times.full(ended).slice(11)
        const day = dates.day(epochMs(ended))
        return day === today ? text : `${day.split(' ').slice(0, 2).join(' ')} ${text}`
      },
      addressOf: ({ callId }) =>
        addressOf(`/calls/${encodeURIComponent(callId)}`, new URLSearchParams(query)),
      idText: shortIds(distinct === '' ? [] : distinct.split('\n')),
      open: index => {
        latest.current(index)
      },
    }
  }, [zone, dates, distinct, query])
}

import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { isRange, rangeIn } from '../range'
import { goTo, type Place, withParameters } from '../location'
import { useReader, zoneText } from '../reader'
import { capitalized, lastText } from './filters'

const LENGTHS = ['1h', '6h', '24h', '7d', '30d']
const DAYS = ['today', 'yesterday']

/** From when until when the calls ended: a length until now, or two times. */
export const PeriodForm = ({
  place,
  otherwise,
  onDone,
}: {
  readonly place: Place
  readonly otherwise: string
  readonly onDone: () => void
}) => {
  const { zone } = useReader()
  const since = useRef<HTMLInputElement>(null)
  const until = useRef<HTMLInputElement>(null)
  const [wrong, setWrong] = useState<string>()
  useLayoutEffect(() => {
    since.current?.select()
  }, [])
  const go = (from: string, to?: string): void => {
    goTo(withParameters(place, { since: from, until: to }))
    onDone()
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        const [from, to] = [since.current?.value.trim() ?? '', until.current?.value.trim() ?? '']
        const query = new URLSearchParams({ ...(from && { since: from }), ...(to && { until: to }) })
        const range = rangeIn(query, otherwise, zone, Date.now())
        if (isRange(range)) go(from, to)
        else setWrong(`${range.name}: expected ${range.expected}`)
      }}
    >
      <div class="actions">
        {LENGTHS.map(length => (
          <button
            key={length}
            type="button"
            class="button"
            onClick={() => {
              go(length)
            }}
          >
            {capitalized(lastText(length))}
          </button>
        ))}
        {DAYS.map(day => (
          <button
            key={capitalized(day)}
            type="button"
            class="button"
            onClick={() => {
              go(day, day === 'today' ? undefined : 'today')
            }}
          >
            {capitalized(day)}
          </button>
        ))}
      </div>
      <label>
        since
        <input
          ref={since}
          type="text"
          autocomplete="off"
          defaultValue={place.query.get('since') ?? otherwise}
        />
      </label>
      <label>
        until <span class="dim">(now, if it is empty)</span>
        <input ref={until} type="text" autocomplete="off" defaultValue={place.query.get('until') ?? ''} />
      </label>
      <p class="dim">14:00, yesterday, 2026-11-18 or 2h, in {zoneText(zone, Date.now())}</p>
      {wrong === undefined ? null : (
        <p class="bad" role="alert">
          {wrong}
        </p>
      )}
      <div class="actions">
        <button class="button first">Apply</button>
      </div>
    </form>
  )
}

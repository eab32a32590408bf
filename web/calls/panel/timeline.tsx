import { duration, timesIn } from '../../../display/time/time-text'
import { Glyph } from '../../../display/html/sections/parts'
import { causeClass } from '../../../lambda/disconnect/cause'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { epochMs } from '../../../lambda/disconnect/timestamp'
import { endedAt } from '../../ended'
import { useReader, zoneText } from '../../reader'
import { spansOfCall } from './spans'
import { clockText } from './value-text'

/** `6.1s`, where a whole number says too little. */
const lengthText = (ms: number | undefined): string => {
  if (ms === undefined) return '?'
  return ms >= 1_000 && ms < 60_000 ? `${(ms / 1_000).toFixed(1)}s` : duration(ms)
}

/** The parts of the call in proportion, with their times. */
export const Timeline = ({ record }: { readonly record: Disconnect }) => {
  const { zone, dates } = useReader()
  const times = timesIn(zone)
  const ended = endedAt(record)
  const spans = spansOfCall(record)
  const known = spans.filter(({ ms }) => ms !== undefined && ms > 0)
  return (
    <section class="panel-part" aria-label="Timeline">
      <h3>
        Timeline{' '}
        <small>
          {dates.day(epochMs(ended))}, {zoneText(zone, epochMs(ended))}
        </small>
      </h3>
      <div class="timeline" aria-hidden="true">
        {known.map(({ name, ms }) => (
          <span key={name} class={name} style={{ flexGrow: ms ?? 0 }} />
        ))}
        {record.cause === undefined ? null : <Glyph of={causeClass(record.cause)} />}
      </div>
      <table class="timeline-table">
        <caption class="hidden">
          Parts of the call: how long, since when, and the property that says so
        </caption>
        <tbody>
          {spans.map(({ name, ms, from }) => {
            const time = record[from]
            return (
              <tr key={name}>
                <th scope="row" class="text">
                  <span class={`key ${name}`} aria-hidden="true" />
                  {name}
                </th>
                <td>{lengthText(ms)}</td>
                <td class="ink-3">{time === undefined ? '?' : clockText(times, time)}</td>
                <td class="text ink-3">{from}</td>
              </tr>
            )
          })}
          <tr>
            <th scope="row" class="text">
              {record.cause === undefined ? <span class="key" /> : <Glyph of={causeClass(record.cause)} />}
              ended
            </th>
            <td>{record.totalMs === undefined ? '?' : `${lengthText(record.totalMs)} in all`}</td>
            <td class="ink-3">{record.endTime === undefined ? '?' : clockText(times, record.endTime)}</td>
            <td class="text ink-3">endTime</td>
          </tr>
        </tbody>
      </table>
    </section>
  )
}

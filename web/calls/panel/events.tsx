import { timesIn } from '../../../display/time/time-text'
import { shortText } from '../../../display/text/group-name'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { PROPERTY_NAMES } from '../../../lambda/disconnect/properties'
import { endedAt, recordKey } from '../../ended'
import { useReader } from '../../reader'
import { CauseText } from '../cause'
import { More } from './fields'
import { clockText, valueText } from './value-text'

/** Every other event of the call, by time. */
export const Events = ({ records }: { readonly records: readonly Disconnect[] }) => {
  const { zone } = useReader()
  const times = timesIn(zone)
  if (records.length === 0) return null
  return (
    <section class="panel-part" aria-label="Other events">
      <h3>Other events</h3>
      <ol class="events">
        {records.map(record => (
          <li key={recordKey(record)}>
            <span class="ink-3">{clockText(times, record.eventTime ?? endedAt(record))}</span>{' '}
            <b>{shortText(record.eventType)}</b>{' '}
            {record.cause === undefined ? null : <CauseText cause={record.cause} />}
            <More
              fields={PROPERTY_NAMES.filter(
                name => name !== 'callId' && name !== 'eventType' && record[name] !== undefined,
              ).map(name => [name, valueText(name, record[name], times)])}
            />
          </li>
        ))}
      </ol>
    </section>
  )
}

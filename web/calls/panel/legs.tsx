import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { HOUR_MS } from '../../../lambda/disconnect/time-units'
import { epochMs, timestampOf } from '../../../lambda/disconnect/timestamp'
import { useAnswer } from '../../api/use-answer'
import { endedAt, recordKey } from '../../ended'
import { addressOf, usePlace } from '../../location'
import { Link } from '../../parts/link'
import { CauseText, Parties } from '../cause'
import type { RecordsPage } from '../records-in'
import { talkText } from '../row'

/** More legs than these are not named. */
const LIMIT = 50

/** A leg ends at about the time at which the call does that made it. */
const around = (record: Disconnect): readonly (readonly [string, string])[] => {
  const start = record.enqueuedTime ?? record.startTime ?? endedAt(record)
  return [
    ['since', timestampOf(Math.max(0, epochMs(start) - HOUR_MS))],
    ['until', timestampOf(epochMs(endedAt(record)) + HOUR_MS)],
    ['limit', String(LIMIT)],
  ]
}

/** The call that made this one, and the calls that it or that one made. */
export const Legs = ({ record }: { readonly record: Disconnect }) => {
  const { query } = usePlace()
  const { callId, parentCallId } = record
  const own = useAnswer<RecordsPage>('/disconnects', [['parentCallId', callId], ...around(record)])
  const others = useAnswer<RecordsPage>(parentCallId === undefined ? undefined : '/disconnects', [
    ['parentCallId', parentCallId ?? ''],
    ...around(record),
  ])
  const legs = [...(own.value?.items ?? []), ...(others.value?.items ?? [])].filter(
    leg => leg.callId !== callId,
  )
  if (parentCallId === undefined && legs.length === 0) return null
  const to = (id: string): string => addressOf(`/calls/${encodeURIComponent(id)}`, query)
  return (
    <section class="panel-part" aria-label="Legs">
      <h3>Legs</h3>
      <ul class="legs">
        {parentCallId === undefined ? null : (
          <li>
            <span class="ink-3">made by</span>{' '}
            <Link to={to(parentCallId)} class="id">
              {parentCallId}
            </Link>
          </li>
        )}
        {legs.map(leg => (
          <li key={recordKey(leg)}>
            <Link to={to(leg.callId)}>
              <CauseText cause={leg.cause} />
            </Link>{' '}
            <Parties {...leg} /> <span class="ink-3">{talkText(leg)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

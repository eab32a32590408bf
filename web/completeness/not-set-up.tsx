import type { GroupReport } from '../../display/figures/completeness'
import { counted } from '../../display/text/numbers'
import { timesIn } from '../../display/time/time-text'
import { commandText } from '../copy'
import { CopyButton } from '../parts/button'
import { Card } from '../parts/card'
import { useReader } from '../reader'
import { applicationOf, Direction } from './group-table'

/** Groups of which no callback ever arrived, each with how to change that. */
export const NotSetUp = ({ groups }: { readonly groups: readonly GroupReport[] }) => {
  const { zone, place } = useReader()
  if (groups.length === 0) return null
  const times = timesIn(zone)
  return (
    <Card
      title="Not set up"
      about="none of their callbacks ever arrived; they count in no completeness"
      class="not-set-up"
    >
      <ul>
        {groups.map((group, i) => {
          const { applicationId, direction, listed, since } = group
          const command =
            place?.kind === 'stack' && direction !== 'outbound' && applicationId !== undefined
              ? commandText(place, ['configure'], [['application', applicationId]])
              : undefined
          return (
            <li key={i}>
              <p>
                <span class="id">{applicationOf(group)}</span> <Direction direction={direction} />{' '}
                <span class="ink-2">
                  {counted(listed, 'call')}
                  {since === undefined ? '' : ` since ${times.full(since).slice(0, 16)}`}
                </span>
              </p>
              {direction === 'outbound' ? (
                <p class="ink-2">
                  Set <code>disconnectUrl</code> in createCall. <code>disconnects url</code> prints it.
                </p>
              ) : (
                <p class="ink-2">Set the status URL of their application.</p>
              )}
              {command === undefined ? null : (
                <div class="actions">
                  <code>{command}</code>
                  <CopyButton text={() => command}>Copy command</CopyButton>
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

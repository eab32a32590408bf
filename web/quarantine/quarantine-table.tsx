import type { QuarantinedItem } from '../../console/answers/quarantine'
import { reasonOf } from '../../display/text/reasons'
import { visible } from '../../display/text/visible-text'
import { timesIn } from '../../display/time/time-text'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { goTo } from '../location'
import { Link } from '../parts/link'
import { useReader } from '../reader'
import { sizeText } from './bytes'

/** The requests, newest first. */
export const QuarantineTable = ({
  items,
  openId,
  addressOf,
}: {
  readonly items: readonly QuarantinedItem[]
  readonly openId: string | undefined
  readonly addressOf: (id: string) => string
}) => {
  const { zone } = useReader()
  const times = timesIn(zone)
  return (
    <div class="scroll" role="region" aria-label="Table: requests in quarantine" tabIndex={0}>
      <table class="requests">
        <caption class="hidden">Requests in quarantine, newest first</caption>
        <thead>
          <tr>
            <th scope="col" class="text">
              Arrived <span aria-hidden="true">↓</span>
            </th>
            <th scope="col" class="text">
              Expected
            </th>
            <th scope="col" class="text">
              Method
            </th>
            <th scope="col">Size</th>
            <th scope="col" class="text">
              Replayed
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <tr
              key={item.quarantineId}
              class={item.quarantineId === openId ? 'open' : undefined}
              onClick={event => {
                if (event.target instanceof Element && event.target.closest('a') !== null) return
                if (getSelection()?.isCollapsed !== false) goTo(addressOf(item.quarantineId))
              }}
            >
              <th scope="row" class="text">
                <Link
                  to={addressOf(item.quarantineId)}
                  class="row-link"
                  current={item.quarantineId === openId}
                >
                  {times.short(item.receivedAt as Timestamp)}
                </Link>
              </th>
              <td class="text why">{visible(reasonOf(item.violations))}</td>
              <td class="text">{visible(item.method)}</td>
              <td>
                {sizeText(item.wholeBodyBytes ?? item.bodyBytes)}
                {item.complete ? '' : ', cut'}
              </td>
              <td class="text ink-2">{item.replayResult ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

import { CONSOLE_PATHS } from '../../console/answers/paths'
import type { QuarantineAnswer } from '../../console/answers/quarantine'
import { counted, grouped } from '../../display/text/numbers'
import { commandText } from '../copy'
import { useKeys } from '../keys'
import { addressOf, goTo, type Place } from '../location'
import { useAnswer } from '../api/use-answer'
import { CopyButton } from '../parts/button'
import { ViewHead } from '../parts/card'
import { Failing, Message } from '../parts/states'
import { isRange, rangeIn } from '../range'
import { useReader, zoneText } from '../reader'
import { idIn } from '../view-id'
import { QuarantineTable } from './quarantine-table'
import { Replay } from './replay'
import { RequestPanel } from './request-panel'

const EVERY_MS = 30_000

/** The times of the address, in UTC. Without any, all that is kept is shown. */
const useRangeOf = ({ query }: Place): readonly (readonly [string, string])[] => {
  const { zone, place } = useReader()
  if (query.get('since') === null && query.get('until') === null) return []
  const range = rangeIn(query, `${place?.quarantineDays ?? 90}d`, zone, Date.now())
  if (!isRange(range)) return [...query].filter(([name]) => name === 'since' || name === 'until')
  // To the minute, so that the same is asked while somebody looks.
  return [
    ['since', `${range.since.slice(0, 16)}Z`],
    ...(query.get('until') === null ? [] : [['until', range.until] as const]),
  ]
}

const aboutOf = ({ items, more, unreadable }: QuarantineAnswer): string => {
  const waiting = items.filter(({ replayedAt }) => replayedAt === undefined).length
  return [
    `${more ? 'the newest ' : ''}${counted(items.length, 'request')}, ${grouped(waiting)} not replayed`,
    ...(unreadable > 0 ? [`${grouped(unreadable)} that this version cannot read`] : []),
  ].join('; ')
}

/** Requests that could not be decoded. */
export const QuarantineView = ({ place }: { readonly place: Place }) => {
  const { zone, place: where } = useReader()
  const range = useRangeOf(place)
  const answer = useAnswer<QuarantineAnswer>(CONSOLE_PATHS.quarantine, range, EVERY_MS)
  const openId = idIn(place)
  const close = (): void => {
    if (openId !== undefined) goTo(addressOf('/quarantine', place.query))
  }
  const toRequest = (id: string): string => addressOf(`/quarantine/${encodeURIComponent(id)}`, place.query)
  const { value, failure, again } = answer
  const move = (by: number) => (): void => {
    const items = value?.items ?? []
    const at = items.findIndex(({ quarantineId }) => quarantineId === openId)
    const to = items[Math.max(0, Math.min(items.length - 1, at + by))]
    if (to !== undefined) goTo(toRequest(to.quarantineId), openId === undefined ? 'push' : 'replace')
  }
  useKeys({ Escape: close, J: move(1), K: move(-1) })
  const waits = value?.items.some(({ replayedAt }) => replayedAt === undefined) === true
  return (
    <div class={openId === undefined ? 'quarantine-view' : 'quarantine-view with-panel'}>
      <ViewHead
        title="Quarantine"
        about={`${value === undefined ? '' : `${aboutOf(value)}; `}${zoneText(zone, Date.now())}`}
      >
        {where === undefined ? null : (
          <CopyButton text={() => commandText(where, ['quarantine', 'list'])}>Copy command</CopyButton>
        )}
      </ViewHead>
      <Failing answer={answer} />
      {value === undefined && failure === undefined ? <p class="ink-3">Reading…</p> : null}
      {value?.items.length === 0 ? (
        <Message title="Nothing is in quarantine">
          <p>
            Every request could be decoded. One that cannot be is kept here for {where?.quarantineDays ?? 90}{' '}
            days, with what was expected of it, and can be replayed when a later version can read it.
          </p>
        </Message>
      ) : null}
      {value === undefined || value.items.length === 0 ? null : (
        <div class="calls-columns">
          <div class={failure === undefined ? 'calls-list' : 'calls-list stale'}>
            <section class="card requests-card" aria-label="Requests">
              {waits && openId === undefined ? <Replay onStored={again} /> : null}
              <QuarantineTable items={value.items} openId={openId} addressOf={toRequest} />
            </section>
          </div>
          {openId === undefined ? null : (
            <RequestPanel key={openId} id={openId} onClose={close} onStored={again} />
          )}
        </div>
      )}
    </div>
  )
}

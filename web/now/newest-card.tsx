import { useEffect, useMemo, useState } from 'preact/hooks'
import { shortIds, shortText } from '../../display/text/group-name'
import { roughDuration } from '../../display/text/numbers'
import { duration, timesIn } from '../../display/time/time-text'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { SECOND_MS } from '../../lambda/disconnect/time-units'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import { CauseText, Parties } from '../calls/cause'
import { recordKey } from '../ended'
import { addressOf, goTo } from '../location'
import { Card } from '../parts/card'
import { Link } from '../parts/link'
import { useReader } from '../reader'
import { endedMs, type Live } from './live'

const useNow = (): number => {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now())
    }, SECOND_MS)
    return () => {
      clearInterval(timer)
    }
  }, [])
  return now
}

const Ago = ({ ms }: { readonly ms: number }) => {
  const now = useNow()
  return <>{now - ms < SECOND_MS ? 'just now' : `${roughDuration(now - ms)} ago`}</>
}

const addressOfCall = ({ callId }: Disconnect): string => `/calls/${encodeURIComponent(callId)}`

/** `4m 36s`; a dash for a call that was not answered, `?` for one whose talk is not known. */
export const talkText = ({ answered, talkMs }: Pick<Disconnect, 'answered' | 'talkMs'>): string => {
  if (!answered) return '–'
  return talkMs === undefined ? '?' : duration(talkMs)
}

type RowProps = {
  readonly record: Disconnect
  readonly isFresh: boolean
  readonly idText: (id: string) => string
}

const Row = ({ record, isFresh, idText }: RowProps) => {
  const { zone } = useReader()
  const { cause, applicationId, tag } = record
  const open = (): void => {
    goTo(addressOfCall(record))
  }
  return (
    <tr class={isFresh ? 'new' : undefined} onClick={open}>
      <td class="text ended">
        <Link to={addressOfCall(record)}>
          {timesIn(zone)
            .wall(timestampOf(endedMs(record)))
            .slice(11)}
        </Link>
      </td>
      <td class="text parties">
        <Parties from={record.from} to={record.to} direction={record.direction} />
      </td>
      <td class="text cause">
        <CauseText cause={cause} />
      </td>
      <td class="talk">
        {record.answered ? null : <span class="narrow">not answered</span>}
        <span class={record.answered ? undefined : 'wide'}>{talkText(record)}</span>
      </td>
      <td class="text tag">{tag === undefined ? '' : shortText(tag)}</td>
      <td class="text application">{applicationId === undefined ? '' : idText(applicationId)}</td>
    </tr>
  )
}

/** The calls that ended last. They stay where they are while somebody points at them. */
export const NewestCard = ({ live }: { readonly live: Live }) => {
  const [held, setHeld] = useState<Live>()
  const { newest, fresh } = held ?? live
  const idText = useMemo(() => shortIds(newest.flatMap(({ applicationId }) => applicationId ?? [])), [newest])
  const [first] = newest
  const waiting = held === undefined ? 0 : [...live.calls.keys()].filter(key => !held.calls.has(key)).length
  return (
    <Card
      title="Newest calls"
      class="newest"
      about={undefined}
      aside={
        <>
          <span class="about">
            {first === undefined ? null : <Ago ms={endedMs(first)} />}
            {waiting > 0 ? `, ${waiting} newer` : ''}
          </span>
          <Link to={addressOf('/calls', [['since', '24h']])}>All calls</Link>
        </>
      }
    >
      <div
        onPointerEnter={event => {
          if (event.pointerType === 'mouse') setHeld(live)
        }}
        onPointerLeave={() => {
          setHeld(undefined)
        }}
      >
        <table>
          <caption class="hidden">Newest calls</caption>
          <thead>
            <tr>
              <th scope="col" class="text">
                Ended
              </th>
              <th scope="col" class="text">
                From → to
              </th>
              <th scope="col" class="text">
                Cause
              </th>
              <th scope="col">Talk</th>
              <th scope="col" class="text">
                Tag
              </th>
              <th scope="col" class="text">
                Application
              </th>
            </tr>
          </thead>
          <tbody>
            {newest.map(record => (
              <Row
                key={recordKey(record)}
                record={record}
                isFresh={fresh.has(recordKey(record))}
                idText={idText}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

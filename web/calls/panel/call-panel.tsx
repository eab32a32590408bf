import { useEffect, useRef, useState } from 'preact/hooks'
import { causeMeaning } from '../../../lambda/report/cause-meanings'
import { causeClass } from '../../../lambda/disconnect/cause'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { visible } from '../../../display/text/visible-text'
import { useText } from '../../api/use-answer'
import { commandText, curlText } from '../../copy'
import { addressOf } from '../../location'
import { Button, CopyButton } from '../../parts/button'
import { Failing } from '../../parts/states'
import { useReader } from '../../reader'
import { CauseText } from '../cause'
import { recordsIn } from '../records-in'
import { type CallRecords, callRecords } from './call-records'
import { Events } from './events'
import { EvidenceTable } from './evidence'
import { Derived, Sent } from './fields'
import { Legs } from './legs'
import { NotStored } from './not-stored'
import { Timeline } from './timeline'

type CallPanelProps = {
  readonly callId: string
  readonly onClose: () => void
  /** To the calls before and after it, if it is one of the list. */
  readonly onMove: ((by: number) => () => void) | undefined
}

const Parts = ({ records: { main, evidence, others } }: { readonly records: CallRecords }) => (
  <>
    <Timeline record={main} />
    <Sent record={main} />
    <Derived record={main} />
    {evidence.map((each, i) => (
      <EvidenceTable key={i} evidence={each} />
    ))}
    <Events records={others} />
    <Legs record={main} />
  </>
)

const Meaning = ({ record: { cause } }: { readonly record: Disconnect }) => {
  if (cause === undefined) return null
  const { meaning, toDo } = causeMeaning(cause)
  return (
    <p class="ink-2">
      {meaning} {toDo}
    </p>
  )
}

/** All that is stored of one call. */
export const CallPanel = ({ callId, onClose, onMove }: CallPanelProps) => {
  const { place } = useReader()
  const path = `/disconnects/${encodeURIComponent(callId)}`
  const answer = useText(path)
  const [isJson, setJson] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
  }, [])
  const { value } = answer
  const records = value === undefined ? undefined : callRecords(recordsIn(value).items)
  const main = records?.main
  return (
    <aside class="card call-panel" aria-label="One call">
      <header class="panel-part panel-head">
        <div class="panel-title">
          <h2 ref={heading} tabIndex={-1}>
            {main === undefined ? 'Call' : <CauseText cause={main.cause} isClassHidden={false} />}{' '}
            {main?.cause === undefined ? null : <small>{causeClass(main.cause)}</small>}
          </h2>
          <div class="actions">
            {onMove === undefined ? null : (
              <>
                <Button onClick={onMove(-1)} label="Call above">
                  ↑
                </Button>
                <Button onClick={onMove(1)} label="Call below">
                  ↓
                </Button>
              </>
            )}
            <Button onClick={onClose} label="Esc: close">
              Esc
            </Button>
          </div>
        </div>
        <p class="id ink-3">{visible(callId)}</p>
        {main === undefined ? null : <Meaning record={main} />}
        {place === undefined ? null : (
          <div class="actions">
            <CopyButton text={() => `${location.origin}${addressOf(`/calls/${encodeURIComponent(callId)}`)}`}>
              Copy link
            </CopyButton>
            {place.apiUrl === undefined ? null : (
              <CopyButton text={() => curlText(place, path) ?? ''}>Copy curl</CopyButton>
            )}
            <CopyButton text={() => commandText(place, ['get', callId])}>Copy command</CopyButton>
            {value === undefined ? null : (
              <Button
                pressed={isJson}
                onClick={() => {
                  setJson(!isJson)
                }}
              >
                JSON
              </Button>
            )}
          </div>
        )}
      </header>
      {answer.failure?.kind === 'not-found' ? <NotStored /> : <Failing answer={answer} />}
      {value === undefined && answer.failure === undefined ? <p class="panel-part ink-3">Reading…</p> : null}
      {value !== undefined && isJson ? (
        <pre class="json panel-part" tabIndex={0} aria-label="The answer as JSON">
          {visible(value)
            .replaceAll(/"items":\[/g, '"items":[\n')
            .replaceAll('},{', '},\n{')}
        </pre>
      ) : null}
      {records === undefined || isJson ? null : <Parts records={records} />}
    </aside>
  )
}

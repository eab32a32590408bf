import { useEffect, useRef } from 'preact/hooks'
import { CONSOLE_PATHS } from '../../console/answers/paths'
import type { QuarantinedAnswer } from '../../console/answers/quarantine'
import { grouped } from '../../display/text/numbers'
import { violationText } from '../../display/text/reasons'
import { visible } from '../../display/text/visible-text'
import { timesIn } from '../../display/time/time-text'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { useAnswer } from '../api/use-answer'
import { commandText } from '../copy'
import { Button, CopyButton } from '../parts/button'
import { Failing } from '../parts/states'
import { useReader } from '../reader'
import { bytesOf, hexDump, sizeText } from './bytes'
import { Replay } from './replay'

/** More would be slow to show. The command line has the rest. */
const BYTES_MAX = 64 * 1024

const LINE_BREAK = /(\r?\n)/

/** Line breaks stay; any other control character can be seen. */
const linesOf = (text: string): string =>
  text
    .slice(0, BYTES_MAX)
    .split(LINE_BREAK)
    .map((part, i) => (i % 2 === 1 ? '\n' : visible(part)))
    .join('')

const Body = ({ request }: { readonly request: QuarantinedAnswer }) => {
  const { body, bodyEncoding, bodyBytes, complete, wholeBodyBytes, wholeBodySha256 } = request
  const text = bodyEncoding === 'base64' ? hexDump(bytesOf(body), BYTES_MAX) : linesOf(body)
  return (
    <section class="panel-part" aria-label="Body">
      <h3>
        Body{' '}
        <small>
          {sizeText(bodyBytes)}
          {bodyEncoding === 'base64' ? ', no UTF-8' : ''}
        </small>
      </h3>
      {complete ? null : (
        <p class="differs-text">
          {wholeBodyBytes === undefined
            ? 'Incomplete: a part of it has expired.'
            : `Truncated: only its first ${grouped(bodyBytes)} of ${grouped(wholeBodyBytes)} bytes are kept.`}
        </p>
      )}
      {wholeBodySha256 === undefined ? null : (
        <p class="id ink-3">SHA-256 of the whole body: {wholeBodySha256}</p>
      )}
      {bodyBytes === 0 ? (
        <p class="ink-3">There is none.</p>
      ) : (
        <pre
          class={bodyEncoding === 'base64' ? 'json dump' : 'json'}
          tabIndex={0}
          aria-label="The body as it was sent"
        >
          {text}
        </pre>
      )}
      {bodyBytes > BYTES_MAX ? (
        <p class="ink-3">The first {sizeText(BYTES_MAX)}. The command has all.</p>
      ) : null}
    </section>
  )
}

const Details = ({ request }: { readonly request: QuarantinedAnswer }) => {
  const { zone } = useReader()
  const times = timesIn(zone)
  const { requestId, method, query, headers, replayedAt, replayResult } = request
  return (
    <section class="panel-part" aria-label="The request">
      <h3>The request</h3>
      <dl>
        {[
          ['method', method],
          ['request id', requestId],
          ...(query === '' ? [] : [['query', query]]),
          ...(replayedAt === undefined
            ? []
            : [['replayed', `${times.exact(replayedAt as Timestamp)}: ${replayResult ?? ''}`]]),
          ...Object.entries(headers),
        ].map(([name = '', value = ''], i) => (
          <div key={`${i} ${name}`}>
            <dt>{visible(name)}</dt>
            <dd>{visible(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** One request: why it is in quarantine, and its bytes. */
export const RequestPanel = ({
  id,
  onClose,
  onStored,
}: {
  readonly id: string
  readonly onClose: () => void
  readonly onStored: () => void
}) => {
  const { place, zone } = useReader()
  const answer = useAnswer<QuarantinedAnswer>(`${CONSOLE_PATHS.quarantine}/${encodeURIComponent(id)}`)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
  }, [])
  const { value } = answer
  return (
    <aside class="card call-panel" aria-label="One request">
      <header class="panel-part panel-head">
        <div class="panel-title">
          <h2 ref={heading} tabIndex={-1}>
            {value === undefined ? 'Request' : timesIn(zone).full(value.receivedAt as Timestamp)}
          </h2>
          <div class="actions">
            <Button onClick={onClose} label="Esc: close">
              Esc
            </Button>
          </div>
        </div>
        <p class="id ink-3">{visible(id)}</p>
        {value === undefined ? null : (
          <ul class="ink-2">
            {value.violations.map(violation => (
              <li key={violation.path}>expected {visible(violationText(violation))}</li>
            ))}
          </ul>
        )}
        {place === undefined ? null : (
          <div class="actions">
            <CopyButton text={() => commandText(place, ['quarantine', 'show', id])}>Copy command</CopyButton>
          </div>
        )}
        {value === undefined ? null : <Replay ids={[id]} onStored={onStored} />}
      </header>
      <Failing answer={answer} />
      {value === undefined && answer.failure === undefined ? <p class="panel-part ink-3">Reading…</p> : null}
      {value === undefined ? null : (
        <>
          <Details request={value} />
          <Body request={value} />
        </>
      )}
    </aside>
  )
}

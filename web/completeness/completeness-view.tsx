import { useMemo } from 'preact/hooks'
import { CONSOLE_PATHS } from '../../console/answers/paths'
import type { CompletenessReport } from '../../display/figures/completeness'
import { counted, grouped } from '../../display/text/numbers'
import { useAnswer } from '../api/use-answer'
import { capitalized, lastText, periodText } from '../calls/filters'
import { commandText, linkText, timesFor } from '../copy'
import { goTo, type Place, withParameters } from '../location'
import { Button, CopyButton } from '../parts/button'
import { Card, ViewHead } from '../parts/card'
import { Failing, Message } from '../parts/states'
import { isRange, isRelative, rangeIn } from '../range'
import { useReader, zoneText } from '../reader'
import { GroupTable, shareText } from './group-table'
import { NotSetUp } from './not-set-up'
import { Runs } from './runs'

const DEFAULT_SINCE = '7d'
const LENGTHS = ['24h', '7d', '30d']

const Nothing = ({ command }: { readonly command: string | undefined }) => (
  <Message
    title="Nothing was reconciled in this range"
    actions={command === undefined ? undefined : <CopyButton text={() => command}>Copy command</CopyButton>}
  >
    <p>
      Reconciliation compares what is stored with Bandwidth’s own list of calls. Run{' '}
      <code>disconnects reconcile</code>, or set <code>reconcileAccountIds</code>, so that the stack does it
      each hour.
    </p>
  </Message>
)

const Found = ({ report }: { readonly report: CompletenessReport }) => {
  const { listed, missing, completeness, by } = report
  const isAnySetUp = by.some(({ configured }) => configured)
  return (
    <>
      {isAnySetUp ? (
        <Card title="By application and direction" about="of the calls in Bandwidth’s list">
          <p class="share">
            <b>{shareText(completeness)}</b>{' '}
            <span class="ink-2">
              {missing === 0
                ? `all ${counted(listed, 'call')} arrived`
                : `${grouped(missing)} of ${counted(listed, 'call')} did not arrive. What Bandwidth’s list has of them is stored, without tag and callUrl.`}
            </span>
          </p>
          <GroupTable report={report} />
        </Card>
      ) : null}
      <NotSetUp groups={by.filter(({ configured }) => !configured)} />
    </>
  )
}

/** Which share of the calls in Bandwidth's list arrived by callback. */
export const CompletenessView = ({ place }: { readonly place: Place }) => {
  const { zone, dates, place: where } = useReader()
  const key = place.query.toString()
  const range = useMemo(() => rangeIn(place.query, DEFAULT_SINCE, zone, Date.now()), [key, zone])
  const isGood = isRange(range)
  const answer = useAnswer<CompletenessReport>(
    isGood ? CONSOLE_PATHS.completeness : undefined,
    isGood
      ? [
          ['since', range.since],
          ['until', range.until],
        ]
      : [],
  )
  const { value, failure } = answer
  const since = place.query.get('since') ?? DEFAULT_SINCE
  const about = isGood
    ? `${periodText(place.query, DEFAULT_SINCE, range, dates)}, ${zoneText(zone, Date.now())}`
    : undefined
  return (
    <div class="completeness-view">
      <ViewHead title="Completeness" about={about}>
        {LENGTHS.map(length => (
          <Button
            key={length}
            pressed={since === length && place.query.get('until') === null}
            onClick={() => {
              goTo(withParameters(place, { since: length, until: undefined }))
            }}
          >
            {capitalized(lastText(length))}
          </Button>
        ))}
        {where === undefined || !isGood ? null : (
          <>
            <CopyButton
              text={() =>
                commandText(where, ['completeness'], timesFor(place.query, DEFAULT_SINCE, range, isRelative))
              }
            >
              Copy command
            </CopyButton>
            <CopyButton text={() => linkText(location.origin, place.path, place.query, range)}>
              Copy link
            </CopyButton>
          </>
        )}
      </ViewHead>
      {isGood ? null : (
        <Message title="This period cannot be read" isBad>
          <p>
            {range.name}: expected {range.expected}
          </p>
        </Message>
      )}
      <Failing answer={answer} />
      {isGood && value === undefined && failure === undefined ? <p class="ink-3">Reading…</p> : null}
      {value === undefined ? null : (
        <div class={failure === undefined ? 'completeness-parts' : 'completeness-parts stale'}>
          {value.by.length === 0 ? (
            <Nothing command={where?.kind === 'stack' ? commandText(where, ['reconcile']) : undefined} />
          ) : (
            <Found report={value} />
          )}
          <Runs runs={value.runs} />
        </div>
      )}
    </div>
  )
}

import type { ComponentChildren } from 'preact'
import { CONSOLE_PATHS } from '../../console/answers/paths'
import type { AlarmsAnswer } from '../../console/answers/waiting'
import type { CompletenessReport } from '../../display/figures/completeness'
import { counted, grouped } from '../../display/text/numbers'
import { percentDown } from '../../display/text/share-text'
import { MINUTE_MS } from '../../lambda/disconnect/time-units'
import { type Answer, useAnswer } from '../api/use-answer'
import { Link } from '../parts/link'
import { Needs, Tile } from '../parts/tile'
import { useReader } from '../reader'
import { knownText } from './waiting-tile'
import { runbookText } from './words'

const EVERY_MS = MINUTE_MS

/** What stands where an answer is missing. */
const missing = ({ failure }: Answer<unknown>): string => {
  if (failure === undefined) return 'Not read yet'
  return failure.kind === 'not-allowed' ? 'Not allowed to read' : 'Not known'
}

/** `100`, `99.97` */
const completenessText = (share: number): string => (share === 1 ? '100' : percentDown(share))

const notSetUp = ({ by }: CompletenessReport): number =>
  new Set(by.filter(({ configured }) => !configured).map(group => group.applicationId ?? group.accountId))
    .size

export const CompletenessTile = ({ since }: { readonly since: string }) => {
  const answer = useAnswer<CompletenessReport>(CONSOLE_PATHS.completeness, [['since', since]], EVERY_MS)
  const { value } = answer
  const name = 'Completeness'
  if (value === undefined)
    return (
      <Tile name={name} figure={<span class="unknown">{missing(answer)}</span>}>
        <Needs actions={answer.failure?.action === undefined ? [] : [answer.failure.action]} />
      </Tile>
    )
  const { completeness, missing: lost, listed } = value
  const others = notSetUp(value)
  const link = (text: string): ComponentChildren => (
    <p>
      <Link to="/completeness">{text}</Link>
    </p>
  )
  if (completeness === undefined)
    return (
      <Tile name={name} figure={<span class="unknown">Not known</span>}>
        <p>No calls were compared yet</p>
        {link(others > 0 ? `${counted(others, 'application')} not set up` : 'What to do')}
      </Tile>
    )
  return (
    <Tile name={name} figure={<>{completenessText(completeness)}&#8239;%</>}>
      <p>
        {grouped(lost)} of {grouped(listed)} did not arrive
      </p>
      {others > 0 ? link(`${counted(others, 'application')} not set up`) : null}
    </Tile>
  )
}

/** `Failed: application`, of an alarm's name or meaning only what fits on a line. */
const sentence = (text: string): string => text.split('. ')[0] ?? text

/** The twin has none: it is not asked. */
export const useAlarms = (): Answer<AlarmsAnswer> => {
  const { place } = useReader()
  return useAnswer<AlarmsAnswer>(place?.kind === 'stack' ? CONSOLE_PATHS.alarms : undefined, [], EVERY_MS)
}

export const AlarmsTile = ({ answer }: { readonly answer: Answer<AlarmsAnswer> }) => {
  const { dates, place } = useReader()
  const { value, failure } = answer
  const name = 'Alarms'
  if (place?.kind === 'twin')
    return (
      <Tile name={name} figure={<span class="unknown">None</span>}>
        <p>The twin has no alarms.</p>
        <p>A deployed stack has.</p>
      </Tile>
    )
  if (value === undefined || !('value' in value)) {
    const action = value !== undefined && 'notAllowed' in value ? value.notAllowed : failure?.action
    return (
      <Tile
        name={name}
        figure={
          <span class="unknown">{value === undefined ? missing(answer) : knownText(value, () => '')}</span>
        }
      >
        <Needs actions={action === undefined ? [] : [action]} />
      </Tile>
    )
  }
  const { all, on } = value.value
  const [first] = on
  if (first === undefined)
    return (
      <Tile
        name={name}
        figure={
          <>
            0 on <small>of {grouped(all)}</small>
          </>
        }
      >
        <p>Nothing needs you.</p>
      </Tile>
    )
  return (
    <Tile
      name={name}
      figure={
        <>
          <span class="bad">{grouped(on.length)} on</span> <small>of {grouped(all)}</small>
        </>
      }
    >
      <p class="means" title={first.means}>
        {sentence(first.means)}
      </p>
      <p>
        {first.since === undefined ? null : `since ${dates.time(Date.parse(first.since))}`}
        {first.since === undefined || first.runbook === undefined ? null : ' · '}
        {first.runbook === undefined ? null : runbookText(first.runbook)}
      </p>
    </Tile>
  )
}

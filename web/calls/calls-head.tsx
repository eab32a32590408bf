import { epochMs } from '../../lambda/disconnect/timestamp'
import { counted, grouped, roughDuration } from '../../display/text/numbers'
import { commandText, curlText, linkText, timesFor } from '../copy'
import type { Place } from '../location'
import { useKeys } from '../keys'
import { ViewHead } from '../parts/card'
import { Button, CopyButton, useCopy } from '../parts/button'
import { isRelative } from '../range'
import { useReader, zoneText } from '../reader'
import { SaveButton } from './save-button'
import { DEFAULT_SINCE, type Question } from './use-question'

type CallsHeadProps = {
  readonly place: Place
  readonly question: Question | undefined
  readonly matching: number | undefined
  readonly all: number | undefined
}

const lengthText = ({ strip }: Question): string => {
  const ms = epochMs(strip.until) - epochMs(strip.since)
  const hours = ms / 3_600_000
  return hours <= 48 && Number.isInteger(hours) ? counted(hours, 'hour') : roughDuration(ms)
}

const aboutText = ({ question, matching, all }: CallsHeadProps): string => {
  if (question === undefined) return ''
  const order = `${question.order} first`
  if (matching === undefined) return order
  const of =
    all === undefined || (question.filters.length === 0 && all === matching)
      ? ''
      : `, of ${grouped(all)} in ${lengthText(question)}`
  return `${counted(matching, 'match', 'match').replace(/^1 match$/, '1 matches')}${of}; ${order}`
}

const CopyKey = ({
  name,
  text,
  children,
}: {
  readonly name: string
  readonly text: () => string
  readonly children: string
}) => {
  const [isCopied, copy] = useCopy(text)
  useKeys({ [name]: copy })
  return (
    <Button onClick={copy} hint={name}>
      <span aria-live="polite">{isCopied ? 'Copied' : children}</span>
    </Button>
  )
}

/** The title of Calls, with what can be taken away from it. */
export const CallsHead = (props: CallsHeadProps) => {
  const { place, question } = props
  const { zone, place: where } = useReader()
  const about = `${aboutText(props)}${question === undefined ? '' : '; '}${zoneText(zone, Date.now())}`
  if (question === undefined || where === undefined) return <ViewHead title="Calls" about={about} />
  const times = timesFor(place.query, DEFAULT_SINCE, question.range, isRelative)
  const order = question.order === 'oldest' ? [['order', 'oldest'] as const] : []
  const parameters = [...question.filters, ...times, ...order]
  const command = (...more: string[]): string => commandText(where, ['list'], parameters, more)
  const curl = (): string => curlText(where, '/disconnects', parameters) ?? ''
  return (
    <ViewHead title="Calls" about={about}>
      <SaveButton
        parameters={question.parameters}
        command={() => `${command('--all', '--csv')} > calls.csv`}
      />
      <CopyKey name="C" text={() => command()}>
        Copy command
      </CopyKey>
      {where.apiUrl === undefined ? null : <CopyButton text={curl}>Copy curl</CopyButton>}
      <CopyKey name="L" text={() => linkText(location.origin, place.path, place.query, question.range)}>
        Copy link
      </CopyKey>
    </ViewHead>
  )
}

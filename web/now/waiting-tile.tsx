import type { ComponentChildren } from 'preact'
import { CONSOLE_PATHS } from '../../console/answers/paths'
import type { Known, WaitingAnswer } from '../../console/answers/waiting'
import { grouped } from '../../display/text/numbers'
import { SECOND_MS } from '../../lambda/disconnect/time-units'
import { useAnswer } from '../api/use-answer'
import { Link } from '../parts/link'
import { Needs, Tile } from '../parts/tile'

const EVERY_MS = 15 * SECOND_MS

export const knownText = <A,>(known: Known<A> | undefined, text: (value: A) => string): string => {
  if (known === undefined) return '–'
  if ('value' in known) return text(known.value)
  return 'notAllowed' in known ? 'Not allowed to read' : 'Not known'
}

const WAITING = ['overflow', 'deadLetters', 'quarantine'] as const

/** The actions that the credentials lack to know all of it. */
const lackingIn = (value: WaitingAnswer | undefined): readonly string[] => [
  ...new Set(
    WAITING.flatMap(name => {
      const known = value?.[name]
      return known !== undefined && 'notAllowed' in known ? [known.notAllowed] : []
    }),
  ),
]

const Row = ({ name, text }: { readonly name: ComponentChildren; readonly text: string }) => (
  <div class={/^[1-9]/.test(text) ? 'some' : undefined}>
    <span>{name}</span> <span>{text}</span>
  </div>
)

export const WaitingTile = () => {
  const { value, failure } = useAnswer<WaitingAnswer>(CONSOLE_PATHS.waiting, [], EVERY_MS)
  return (
    <Tile name="Waiting">
      <div class="waiting">
        <Row name="Overflow" text={knownText(value?.overflow, grouped)} />
        {value !== undefined && value.deadLetters === undefined ? null : (
          <Row name="Dead letters" text={knownText(value?.deadLetters, grouped)} />
        )}
        <Row
          name={<Link to="/quarantine">Quarantine</Link>}
          text={knownText(value?.quarantine, ({ count, more }) => `${grouped(count)}${more ? '+' : ''}`)}
        />
      </div>
      {value === undefined && failure !== undefined ? <p>Not known: {failure.message}</p> : null}
      <Needs actions={lackingIn(value)} />
    </Tile>
  )
}

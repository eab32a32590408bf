import { shortText } from '../../display/text/group-name'
import { grouped } from '../../display/text/numbers'
import { Glyph } from '../../display/html/sections/parts'
import { causeClass } from '../../lambda/disconnect/cause'
import { causeMeaning } from '../../lambda/report/cause-meanings'
import { addressOf } from '../location'
import { Card } from '../parts/card'
import { Link } from '../parts/link'
import type { Sums } from './sums'
import { countLast, showCalls } from './words'

const SHOWN = 5

const callsOf = (cause: string): string =>
  addressOf('/calls', [
    ['since', '24h'],
    ['cause', cause],
  ])

const Others = ({ causes }: { readonly causes: readonly (readonly [cause: string, calls: number])[] }) => (
  <li class="others">
    Others:{' '}
    {causes.map(([cause, calls], i) => (
      <>
        {i === 0 ? '' : ', '}
        <Link to={callsOf(cause)}>
          {shortText(cause)} {grouped(calls)}
        </Link>
      </>
    ))}
  </li>
)

/** The causes of failed calls by their number, each with what to do. */
export const FailsCard = ({
  sums,
  before,
  last,
  isPartial,
}: {
  readonly sums: Sums
  readonly before: Sums | undefined
  /** `last Wed` */
  readonly last: string
  readonly isPartial: boolean
}) => {
  const causes = [...sums.causes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  const others = causes.slice(SHOWN)
  return (
    <Card
      title="What fails, and what to do"
      class="fails"
      about={isPartial ? 'so far' : undefined}
      aside={
        <Link
          to={addressOf('/report', [
            ['since', '24h'],
            ['by', 'cause'],
          ])}
        >
          All causes
        </Link>
      }
    >
      {causes.length === 0 ? (
        <p class="dim">
          {isPartial ? 'No call that was read so far failed.' : 'No call failed in the last 24 hours.'}
        </p>
      ) : null}
      <ol>
        {causes.slice(0, SHOWN).map(([cause, calls]) => {
          const { meaning, toDo } = causeMeaning(cause)
          return (
            <li key={cause}>
              <h3>
                <Glyph of={causeClass(cause)} />
                <span>{shortText(cause)}</span>
                <span class="hidden">, {causeClass(cause)}</span>
                <b>{grouped(calls)}</b>
              </h3>
              <p>
                {meaning} {toDo}
              </p>
              <div class="links">
                <Link to={callsOf(cause)}>{showCalls(calls)}</Link>
                {before === undefined || before.calls === 0 ? null : (
                  <span class="dim">{countLast(before.causes.get(cause) ?? 0, last)}</span>
                )}
              </div>
            </li>
          )
        })}
        {others.length === 0 ? null : <Others causes={others} />}
      </ol>
    </Card>
  )
}

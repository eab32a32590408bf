import { Glyph } from '../../display/html/sections/parts'
import { grouped } from '../../display/text/numbers'
import { FAILED_CLASSES } from '../../lambda/disconnect/cause'
import type { Sums } from './sums'

const LastWeek = ({ sums }: { readonly sums: Sums }) => (
  <li>
    <svg class="glyph" viewBox="0 0 12 12" aria-hidden="true">
      <path d="M0 9h6V3h6" fill="none" stroke="var(--before)" stroke-width="1.4" />
    </svg>
    last week, all <b>{grouped(sums.failed)}</b>
  </li>
)

/** The classes in the order of the stack, with their sums. */
export const FailedLegend = ({
  sums,
  sumsBefore,
}: {
  readonly sums: Sums
  readonly sumsBefore: Sums | undefined
}) => (
  <ul class="legend">
    {FAILED_CLASSES.map(name => (
      <li key={name}>
        <Glyph of={name} />
        {name} <b>{grouped(sums.classes[name])}</b>
      </li>
    ))}
    {sumsBefore === undefined || sumsBefore.calls === 0 ? null : <LastWeek sums={sumsBefore} />}
  </ul>
)

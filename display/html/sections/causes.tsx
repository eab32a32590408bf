import { causeClass, FAILED_CLASSES } from '../../../lambda/disconnect/cause'
import { causeMeaning } from '../../../lambda/report/cause-meanings'
import { counted, grouped } from '../../text/numbers'
import { shortText } from '../../text/group-name'
import type { View } from '../view'
import { Glyph, Scroll, Section } from './parts'

const SHOWN: readonly string[] = [...FAILED_CLASSES, 'unrecognized']

/** Anybody who can send callbacks can make up causes. */
const ROWS_MAX = 15

const TITLE = 'Why calls failed, and what to do'

/** The causes of calls that failed, and those that nobody has documented, each with its next step. */
export const Causes = ({ view }: { readonly view: View }) => {
  const { causes, previous } = view.report.total
  // A cause can be the name of what every object has, and JSON puts causes that are numbers first.
  const callsBefore = new Map(Object.entries(previous?.causes ?? {}))
  const shown = Object.entries(causes)
    .flatMap(([cause, calls]) =>
      SHOWN.includes(causeClass(cause)) ? [{ cause, calls, before: callsBefore.get(cause) ?? 0 }] : [],
    )
    .sort((a, b) => b.calls - a.calls)
  if (shown.length === 0) return null
  const rest = shown.length - ROWS_MAX
  return (
    <Section name="causes" title={TITLE} isLong>
      <Scroll label={TITLE}>
        <table class="causes">
          <caption>{TITLE}</caption>
          <thead>
            <tr>
              <th scope="col" class="text">
                Cause
              </th>
              <th scope="col">Calls</th>
              {previous === undefined ? null : <th scope="col">Before</th>}
              <th scope="col" class="text">
                What it means, and what to do
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, ROWS_MAX).map(({ cause, calls, before }) => {
              const { meaning, toDo } = causeMeaning(cause)
              return (
                <tr>
                  <th scope="row" class="text">
                    <Glyph of={causeClass(cause)} />
                    {shortText(cause)}
                  </th>
                  <td>
                    <b>{grouped(calls)}</b>
                  </td>
                  {previous === undefined ? null : <td class="dim">{grouped(before)}</td>}
                  <td class="any">
                    {meaning} {toDo}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroll>
      {rest > 0 ? <p class="note">and {counted(rest, 'other cause')}</p> : null}
    </Section>
  )
}

import { counted, grouped } from '../../text/numbers'
import { mostFailing, type MostFailing } from '../../figures/most-failing'
import { shortText } from '../../text/group-name'
import type { View } from '../view'
import { Bar, Section } from './parts'

const ROWS = 4

type Ranking = { readonly name: 'number' | 'tag'; readonly title: string; readonly head: string }

const RANKINGS: readonly Ranking[] = [
  { name: 'number', title: 'Numbers with the most failures', head: 'Our number' },
  { name: 'tag', title: 'Tags with the most failures', head: 'Tag' },
]

const Ranked = ({ title, head, name, first, others }: Ranking & MostFailing) => (
  <Section name={`failing-${name}`} title={title}>
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col" class="text">
            {head}
          </th>
          <th scope="col">Failed</th>
          <th scope="col" class="bar">
            <span class="hidden">as a bar</span>
          </th>
          <th scope="col">of calls</th>
        </tr>
      </thead>
      <tbody>
        {first.map(({ text, failed, calls }) => (
          <tr>
            <th scope="row" class="any">
              {shortText(text)}
            </th>
            <td>{grouped(failed)}</td>
            <td class="bar">
              <Bar share={failed / (first[0]?.failed ?? 1)} />
            </td>
            <td class="dim">{grouped(calls)}</td>
          </tr>
        ))}
      </tbody>
    </table>
    {others === 0 ? null : <p class="note">and {counted(others, 'other')}</p>}
  </Section>
)

/** Those with the most calls that failed. Without any, there is nothing to show. */
export const MostFailingTables = ({ view }: { readonly view: View }) => {
  const ranked = RANKINGS.map(ranking => ({
    ...ranking,
    ...mostFailing(view.reading.calls, ranking.name, ROWS),
  }))
  const some = ranked.filter(({ first }) => first.length > 0)
  return some.length === 0 ? null : (
    <div class="two">
      {some.map(ranking => (
        <Ranked {...ranking} />
      ))}
    </div>
  )
}

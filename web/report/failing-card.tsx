import { Bar } from '../../display/html/sections/parts'
import { shortText } from '../../display/text/group-name'
import { counted, grouped } from '../../display/text/numbers'
import { FAILED_CLASSES } from '../../lambda/disconnect/cause'
import { Card } from '../parts/card'
import { Link } from '../parts/link'
import type { ReportModel } from './use-report'

const TITLES = {
  number: { title: 'Numbers with the most failures', head: 'Our number' },
  tag: { title: 'Tags with the most failures', head: 'Tag' },
} as const

/** Those with the most calls that failed. */
export const FailingCard = ({
  model,
  name,
}: {
  readonly model: ReportModel
  readonly name: 'number' | 'tag'
}) => {
  const { first, others } = model.overview.failing[name]
  const { title, head } = TITLES[name]
  if (first.length === 0) return null
  return (
    <Card title={title}>
      <table class="failing">
        <caption class="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col" class="text">
              {head}
            </th>
            <th scope="col">Failed</th>
            <th scope="col" class="as-bar">
              <span class="hidden">as a bar</span>
            </th>
            <th scope="col">of calls</th>
          </tr>
        </thead>
        <tbody>
          {first.map(({ text, failed, calls }) => (
            <tr key={text}>
              <th scope="row" class="text">
                <Link
                  to={model.callsWith([
                    [name, text],
                    ['causeClass', FAILED_CLASSES.join(',')],
                  ])}
                  class="plain"
                >
                  {shortText(text)}
                </Link>
              </th>
              <td class="strong">{grouped(failed)}</td>
              <td class="as-bar">
                <Bar share={failed / (first[0]?.failed ?? 1)} />
              </td>
              <td class="dim">{grouped(calls)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {others === 0 ? null : <p class="dim note">and {counted(others, 'other')}</p>}
    </Card>
  )
}

import * as E from 'fp-ts/Either'
import { type ReportGroup, reportOf } from '../../../lambda/report/report'
import type { DimensionName } from '../../../lambda/report/dimensions'
import { counted } from '../../text/numbers'
import { DIMENSION_TITLES, shortIds, valueText } from '../../text/group-name'
import type { View } from '../view'
import { type Columns, FiguresCells } from './figures-cells'
import { Scroll, Section } from './parts'

const Head = ({ by, isCompared, hasBand }: { readonly by: readonly DimensionName[] } & Columns) => (
  <thead>
    <tr>
      {by.map(name => (
        <th scope="col" class="text">
          {DIMENSION_TITLES[name]}
        </th>
      ))}
      <th scope="col">Calls</th>
      <th scope="col">Answered, %</th>
      {hasBand ? (
        <th scope="col" class="band less">
          <span class="hidden">Answered, as a bar from </span>
          <span class="scale">
            <span>0</span>
            <span>50</span>
            <span>100</span>
          </span>
        </th>
      ) : null}
      {isCompared ? <th scope="col">Change, pt</th> : null}
      <th scope="col">Failed, %</th>
      <th scope="col">Mean talk</th>
      <th scope="col">At once</th>
    </tr>
  </thead>
)

type Groups = { readonly by: readonly DimensionName[]; readonly groups: readonly ReportGroup[] }

const APPLICATIONS_MAX = 20

/** Those that the user asked for; else the applications, if there are several. */
const groupsOf = ({ report, request, reading, before }: View): Groups => {
  if (report.by.length > 0) return report
  const by = ['applicationId'] as const
  const byApplication = reportOf({ ...request, by, top: APPLICATIONS_MAX }, reading, before)
  return E.isRight(byApplication) && byApplication.right.groups.length > 1
    ? byApplication.right
    : { by: [], groups: [] }
}

/** More rows are for a program to read. */
const ROWS_MAX = 200

/** A short text stays on one line. */
const classOf = (text: string): string => (text.length <= 22 ? 'text' : 'any')

const Keys = ({ view, by, group }: { readonly view: View; readonly group: ReportGroup } & Groups) => {
  const { dates, reading } = view
  const idText = shortIds(reading.calls.text('applicationId').texts.flatMap(id => id ?? []))
  if (group.other)
    return (
      <th scope="row" class="any" colSpan={by.length}>
        all others
      </th>
    )
  return (
    <>
      {by.map((name, i) => {
        const text = valueText(dates, idText, name, group.key[name])
        return i === 0 ? (
          <th scope="row" class={classOf(text)}>
            {text}
          </th>
        ) : (
          <td class={classOf(text)}>{text}</td>
        )
      })}
    </>
  )
}

export const GroupsTable = ({ view }: { readonly view: View }) => {
  const { by, groups } = groupsOf(view)
  if (groups.length === 0) return null
  const { total } = view.report
  const isCompared = view.beforeName !== undefined
  // There is no room for it beside several names.
  const columns = { isCompared, hasBand: by.length === 1 }
  const title = `By ${by.map(name => DIMENSION_TITLES[name].toLowerCase()).join(' and ')}`
  const about = [
    ...(columns.hasBand ? ['band: 95 % interval'] : []),
    ...(isCompared && columns.hasBand ? [`thin tick: ${view.beforeName}`] : []),
    ...(isCompared ? ['bold: beyond chance'] : []),
  ].join('; ')
  const rest = groups.length - ROWS_MAX
  return (
    <Section name="groups" title={title} about={about === '' ? undefined : about} isLong={groups.length > 12}>
      <Scroll label={title}>
        <table>
          <caption>{`${title}: calls, answered, failed, talk, most at once`}</caption>
          <Head by={by} {...columns} />
          <tbody>
            {groups.slice(0, ROWS_MAX).map(group => (
              <tr>
                <Keys view={view} by={by} groups={groups} group={group} />
                <FiguresCells row={group} {...columns} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" class="text" colSpan={by.length}>
                all
              </th>
              <FiguresCells row={total} {...columns} />
            </tr>
          </tfoot>
        </table>
      </Scroll>
      {rest > 0 ? (
        <p class="note">
          {counted(rest, 'more group')} are not shown here: --top {ROWS_MAX} adds them up, --format csv has
          each.
        </p>
      ) : null}
    </Section>
  )
}

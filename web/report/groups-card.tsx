import { useMemo, useState } from 'preact/hooks'
import { DIMENSION_TITLES, shortIds, valueText } from '../../display/text/group-name'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import type { ReportGroup } from '../../lambda/report/report'
import { Button, CopyButton } from '../parts/button'
import { Card } from '../parts/card'
import { Link } from '../parts/link'
import { type GroupSort, nextSort, sortedGroups } from './group-sorting'
import { GroupFigures } from './group-figures'
import { GroupsHead } from './groups-head'
import { groupFilters, TOP } from './request'
import type { ReportModel } from './use-report'

const Keys = ({
  group,
  model,
  idText,
}: {
  readonly group: ReportGroup
  readonly model: ReportModel
  readonly idText: (id: string) => string
}) => {
  const { overview, dates, range } = model
  const { by } = overview.report
  if (group.other)
    return (
      <th scope="row" class="text dim" colSpan={by.length}>
        all others
      </th>
    )
  const period = { since: timestampOf(range.sinceMs), until: timestampOf(range.untilMs) }
  const filters = groupFilters(by, group.key, period, range.zone)
  return (
    <>
      {by.map((name, i) => {
        const text = valueText(dates, idText, name, group.key[name])
        return i === 0 ? (
          <th key={name} scope="row" class="text" title={String(group.key[name] ?? '')}>
            {filters === undefined ? (
              text
            ) : (
              <Link to={model.callsWith(filters)} class="plain">
                {text}
              </Link>
            )}
          </th>
        ) : (
          <td key={name} class="text">
            {text}
          </td>
        )
      })}
    </>
  )
}

/** More rows than this are shown when somebody asks for them. */
const FIRST = 20

/** The figures of each group. @param csvCommand prints them as CSV */
export const GroupsCard = ({
  model,
  csvCommand,
}: {
  readonly model: ReportModel
  readonly csvCommand: () => string
}) => {
  const { by, groups, total } = model.overview.report
  const [sort, setSort] = useState<GroupSort>()
  const [isAll, setAll] = useState(false)
  const sorted = useMemo(() => sortedGroups(groups, sort), [groups, sort])
  const idText = useMemo(
    () =>
      shortIds(
        groups.flatMap(({ key }) => (key.applicationId === undefined ? [] : String(key.applicationId))),
      ),
    [groups],
  )
  const isLong = !isAll && sorted.length > FIRST
  const { before } = model
  const isCompared = before !== undefined
  const hasBand = by.length === 1
  const title = `By ${by.map(name => DIMENSION_TITLES[name].toLowerCase()).join(' and ')}`
  return (
    <Card
      title={title}
      about={
        hasBand ? `band: 95 % interval${before === undefined ? '' : `; thin tick: ${before}`}` : undefined
      }
      class="groups"
      aside={<CopyButton text={csvCommand}>Copy as CSV command</CopyButton>}
    >
      <div class="scroll" role="region" aria-label={`Table: ${title}`} tabIndex={0}>
        <table>
          <caption class="hidden">{`${title}: calls, answered, failed, talk, most at once`}</caption>
          <GroupsHead
            by={by}
            isCompared={isCompared}
            hasBand={hasBand}
            sort={sort}
            onSort={column => {
              setSort(nextSort(sort, column))
            }}
          />
          <tbody>
            {(isLong ? sorted.slice(0, FIRST) : sorted).map(group => (
              <tr key={JSON.stringify([group.other, group.key])}>
                <Keys group={group} model={model} idText={idText} />
                <GroupFigures row={group} isCompared={isCompared} hasBand={hasBand} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" class="text" colSpan={by.length}>
                All
              </th>
              <GroupFigures row={total} isCompared={isCompared} hasBand={hasBand} />
            </tr>
          </tfoot>
        </table>
      </div>
      {isLong ? (
        <Button
          onClick={() => {
            setAll(true)
          }}
        >
          Show all {sorted.length} rows
        </Button>
      ) : null}
      {groups.some(({ other }) => other) ? (
        <p class="dim note">The {TOP} groups with the most calls. As CSV, there are all.</p>
      ) : null}
    </Card>
  )
}

import type { ComponentChildren } from 'preact'
import { DIMENSION_TITLES } from '../../display/text/group-name'
import type { DimensionName } from '../../lambda/report/dimensions'
import type { Column, GroupSort } from './group-sorting'

type HeadProps = {
  readonly by: readonly DimensionName[]
  readonly isCompared: boolean
  readonly hasBand: boolean
  readonly sort: GroupSort | undefined
  readonly onSort: (column: Column) => void
}

const Sortable = ({
  column,
  sort,
  onSort,
  children,
}: Pick<HeadProps, 'sort' | 'onSort'> & {
  readonly column: Column
  readonly children: ComponentChildren
}) => {
  const order = sort?.by === column ? sort.order : undefined
  return (
    <th scope="col" aria-sort={order ?? 'none'}>
      <button
        type="button"
        class="sort"
        onClick={() => {
          onSort(column)
        }}
      >
        {children}
        <span aria-hidden="true">{order === undefined ? '' : order === 'descending' ? ' ↓' : ' ↑'}</span>
      </button>
    </th>
  )
}

/** The head of the table of groups, which sorts it. */
export const GroupsHead = ({ by, isCompared, hasBand, ...sorting }: HeadProps) => (
  <thead>
    <tr>
      {by.map(name => (
        <th key={name} scope="col" class="text">
          {DIMENSION_TITLES[name]}
        </th>
      ))}
      <Sortable {...sorting} column="calls">
        Calls
      </Sortable>
      <Sortable {...sorting} column="asr">
        Answer rate, %
      </Sortable>
      {hasBand ? (
        <th scope="col" class="band">
          <span class="hidden">Answered, as a bar from </span>
          <span class="scale">
            <span>0</span>
            <span>50</span>
            <span>100</span>
          </span>
        </th>
      ) : null}
      {isCompared ? (
        <Sortable {...sorting} column="change">
          Change, pt
        </Sortable>
      ) : null}
      <Sortable {...sorting} column="failed">
        Failed, %
      </Sortable>
      <Sortable {...sorting} column="acd">
        Mean talk
      </Sortable>
      <Sortable {...sorting} column="atOnce">
        Most at once
      </Sortable>
    </tr>
  </thead>
)

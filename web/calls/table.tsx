import { useEffect, useRef } from 'preact/hooks'
import { grouped } from '../../display/text/numbers'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { recordKey } from '../ended'
import { NARROW, useMedia } from '../parts/use-media'
import { Row, type RowTexts } from './row'
import { focusRow, HEAD_HEIGHT, revealRow } from './reveal-row'
import { useWindow } from './use-window'

/** In pixels, as in the styles. */
const ROW_HEIGHT = 31
const NARROW_ROW_HEIGHT = 56

type CallsTableProps = {
  readonly items: readonly Disconnect[]
  readonly texts: RowTexts
  /** The row that keys act upon. */
  readonly active: number
  readonly openId: string | undefined
  readonly order: 'newest' | 'oldest'
  readonly onOrder: () => void
  /** How many there are, if that is known. */
  readonly total: number | undefined
  /** What fewer rows are left than this is read when they come near. */
  readonly onNearEnd: () => void
  readonly status: string
}

const NEAR_ROWS = 300

const Space = ({ height, columns }: { readonly height: number; readonly columns: number }) =>
  height === 0 ? null : (
    <tr aria-hidden="true" class="space">
      <td colSpan={columns} style={{ height: `${height}px` }} />
    </tr>
  )

const Head = ({
  isNarrow,
  order,
  onOrder,
}: { readonly isNarrow: boolean } & Pick<CallsTableProps, 'order' | 'onOrder'>) => {
  const ended = (
    <button type="button" class="sort" onClick={onOrder}>
      Ended <span aria-hidden="true">{order === 'newest' ? '↓' : '↑'}</span>
    </button>
  )
  const sorted = order === 'newest' ? 'descending' : 'ascending'
  return isNarrow ? (
    <tr aria-rowindex={1}>
      <th scope="col" class="text">
        Cause, numbers
      </th>
      <th scope="col" aria-sort={sorted}>
        {ended}
      </th>
    </tr>
  ) : (
    <tr aria-rowindex={1}>
      <th scope="col" class="text" aria-sort={sorted}>
        {ended}
      </th>
      <th scope="col" class="text">
        From → to
      </th>
      <th scope="col" class="text">
        Cause
      </th>
      <th scope="col">Talk</th>
      <th scope="col" class="text">
        Tag
      </th>
      <th scope="col" class="text">
        Application
      </th>
    </tr>
  )
}

/** The calls. Only rows that can be seen are in the document. */
export const CallsTable = (props: CallsTableProps) => {
  const { items, texts, active, openId, order, onOrder, total, onNearEnd, status } = props
  const isNarrow = useMedia(NARROW)
  const rowHeight = isNarrow ? NARROW_ROW_HEIGHT : ROW_HEIGHT
  const scroller = useRef<HTMLDivElement>(null)
  const { drawn, seen } = useWindow(scroller, rowHeight, items.length, HEAD_HEIGHT)
  useEffect(() => {
    if (seen.last > items.length - NEAR_ROWS) onNearEnd()
  })
  const shown = useRef({ active, openId })
  useEffect(() => {
    const element = scroller.current
    const { current: before } = shown
    shown.current = { active, openId }
    const isClosed = before.openId !== undefined && openId === undefined
    // While a call is open, the panel has the focus.
    if (element !== null && openId === undefined && (isClosed || before.active !== active))
      focusRow(element, active, rowHeight)
    else if (element !== null && before.active !== active) revealRow(element, active, rowHeight)
  }, [active, openId, rowHeight])
  const first = drawn.first
  const last = Math.min(drawn.last, items.length)
  const text =
    items.length === 0
      ? ''
      : `${grouped(seen.first + 1)}–${grouped(Math.max(seen.first + 1, seen.last))}${total === undefined ? '' : ` of ${grouped(total)}`}`
  return (
    <section class="card calls-card" aria-label="Calls">
      <div class="calls-scroll" ref={scroller}>
        <table class={isNarrow ? 'calls narrow' : 'calls'} aria-rowcount={total ?? -1}>
          <caption class="hidden">Calls that match the filters</caption>
          {isNarrow ? null : (
            <colgroup>
              <col class="col-ended" />
              <col class="col-parties" />
              <col class="col-cause" />
              <col class="col-talk" />
              <col class="col-tag" />
              <col class="col-application" />
            </colgroup>
          )}
          <thead>
            <Head isNarrow={isNarrow} order={order} onOrder={onOrder} />
          </thead>
          <tbody>
            <Space height={first * rowHeight} columns={isNarrow ? 2 : 6} />
            {items.slice(first, last).map((record, i) => (
              <Row
                key={recordKey(record)}
                record={record}
                index={first + i}
                isActive={first + i === active}
                isOpen={record.callId === openId}
                isNarrow={isNarrow}
                texts={texts}
              />
            ))}
            <Space height={(items.length - last) * rowHeight} columns={isNarrow ? 2 : 6} />
          </tbody>
        </table>
      </div>
      <footer class="calls-foot">
        <span>{status === '' ? text : `${text}${text === '' ? '' : '; '}${status}`}</span>
        <span class="keys" aria-hidden="true">
          <span>
            <kbd>J</kbd> <kbd>K</kbd> move
          </span>
          <span>
            <kbd>Enter</kbd> open
          </span>
          <span>
            <kbd>X</kbd> filter by this cause
          </span>
        </span>
      </footer>
    </section>
  )
}

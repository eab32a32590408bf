import { Component } from 'preact'
import { duration } from '../../display/time/time-text'
import { shortText } from '../../display/text/group-name'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { Link } from '../parts/link'
import { CauseText, Parties } from './cause'

/** What a row needs to know of all rows. The same object as long as nothing changes. */
export type RowTexts = {
  readonly ended: (record: Disconnect) => string
  readonly addressOf: (record: Disconnect) => string
  readonly idText: (id: string) => string
  readonly open: (index: number) => void
}

export type RowProps = {
  readonly record: Disconnect
  readonly index: number
  readonly isActive: boolean
  readonly isOpen: boolean
  readonly isNarrow: boolean
  readonly texts: RowTexts
}

/** `–` of a call that was not answered, `?` if it is not known. */
export const talkText = ({ answered, talkMs }: Pick<Disconnect, 'answered' | 'talkMs'>): string => {
  if (!answered) return '–'
  return talkMs === undefined ? '?' : duration(talkMs)
}

const Talk = ({ record }: { readonly record: Disconnect }) => {
  const text = talkText(record)
  if (text !== '–') return <>{text}</>
  return (
    <>
      <span class="dim" aria-hidden="true">
        –
      </span>
      <span class="hidden">not answered</span>
    </>
  )
}

const Wide = ({ record, time }: { readonly record: Disconnect; readonly time: preact.JSX.Element }) => (
  <>
    <th scope="row" class="text">
      {time}
    </th>
    <td class="text">
      <Parties {...record} />
    </td>
    <td class="text">
      <CauseText cause={record.cause} />
    </td>
    <td>
      <Talk record={record} />
    </td>
    <td class="text dim">{record.tag === undefined ? '' : shortText(record.tag)}</td>
  </>
)

const Narrow = ({ record, time }: { readonly record: Disconnect; readonly time: preact.JSX.Element }) => (
  <>
    <th scope="row" class="text">
      <div>
        <CauseText cause={record.cause} />
      </div>
      <div class="dim">
        <Parties {...record} />
      </div>
    </th>
    <td>
      <div>{record.answered ? <Talk record={record} /> : <span class="dim">not answered</span>}</div>
      <div>{time}</div>
    </td>
  </>
)

/** A call in the table. It is drawn anew only if it changes, so that scrolling is smooth. */
export class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    const { record, index, isActive, isOpen, isNarrow, texts } = this.props
    return (
      next.record !== record ||
      next.index !== index ||
      next.isActive !== isActive ||
      next.isOpen !== isOpen ||
      next.isNarrow !== isNarrow ||
      next.texts !== texts
    )
  }

  override render({ record, index, isActive, isOpen, isNarrow, texts }: RowProps) {
    const { ended, addressOf, idText, open } = texts
    const time = (
      <Link
        to={addressOf(record)}
        class="row-link"
        {...(isOpen && { current: true })}
        tabIndex={isActive ? 0 : -1}
      >
        {ended(record)}
      </Link>
    )
    return (
      <tr
        aria-rowindex={index + 2}
        class={isOpen ? 'open' : isActive ? 'active' : undefined}
        data-row={index}
        onClick={event => {
          if (event.target instanceof Element && event.target.closest('a') !== null) return
          // Somebody who selects text does not want to open the call.
          if (getSelection()?.isCollapsed === false) return
          open(index)
        }}
      >
        {isNarrow ? (
          <Narrow record={record} time={time} />
        ) : (
          <>
            <Wide record={record} time={time} />
            <td class="text">{record.applicationId === undefined ? '' : idText(record.applicationId)}</td>
          </>
        )}
      </tr>
    )
  }
}

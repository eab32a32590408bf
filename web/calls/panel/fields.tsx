import { isRight } from 'fp-ts/Either'
import { useState } from 'preact/hooks'
import { roughDuration } from '../../../display/text/numbers'
import { duration, timesIn } from '../../../display/time/time-text'
import { members, valueJson } from '../../../lambda/codec/members'
import { DERIVED } from '../../../lambda/disconnect/derived'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { PROPERTY_NAMES } from '../../../lambda/disconnect/properties'
import { epochMs } from '../../../lambda/disconnect/timestamp'
import { useReader } from '../../reader'
import { Parties } from '../cause'
import { plainText, valueText } from './value-text'

type Field = readonly [name: string, value: string]

const FieldList = ({ fields }: { readonly fields: readonly Field[] }) => (
  <>
    {fields.map(([name, value], i) => (
      <div key={`${i} ${name}`} class={name === 'receivedAt' ? 'wide' : undefined}>
        <dt>{name}</dt>
        <dd class={/Id$|Url$/.test(name) ? 'id' : undefined}>{value}</dd>
      </div>
    ))}
  </>
)

/** What is left out at first. */
export const More = ({ fields }: { readonly fields: readonly Field[] }) => {
  const [isOpen, setOpen] = useState(false)
  if (fields.length === 0) return null
  return (
    <>
      {isOpen ? (
        <dl>
          <FieldList fields={fields} />
        </dl>
      ) : null}
      <button
        type="button"
        class="text-button"
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(!isOpen)
        }}
      >
        {isOpen ? 'Fewer' : `${fields.length} more`}
      </button>
    </>
  )
}

/** What is shown first; the times and the cause stand above already. */
const FIRST: readonly (keyof Disconnect)[] = ['tag', 'errorMessage', 'errorId', 'sipResponseCode']
const SHOWN: ReadonlySet<string> = new Set<keyof Disconnect>([
  ...FIRST,
  'callId',
  'cause',
  'from',
  'to',
  'direction',
])

const extraFields = (extra: string): readonly Field[] => {
  const found = members(extra)
  if (!isRight(found)) return [['extra', plainText(extra)]]
  return found.right.map(member => [`extra: ${plainText(member.key)}`, plainText(valueJson(member))])
}

/** What Bandwidth sent. */
export const Sent = ({ record }: { readonly record: Disconnect }) => {
  const { zone } = useReader()
  const times = timesIn(zone)
  const fieldsOf = (names: readonly (keyof Disconnect)[]): readonly Field[] =>
    names.filter(name => record[name] !== undefined).map(name => [name, valueText(name, record[name], times)])
  const more = [
    ...fieldsOf(PROPERTY_NAMES.filter(name => !SHOWN.has(name))),
    ...(record.extra === undefined ? [] : extraFields(record.extra)),
    ...Object.entries(record.asSent ?? {}).map(([name, text]): Field => [
      `sent as ${plainText(name)}`,
      plainText(text),
    ]),
  ]
  return (
    <section class="panel-part" aria-label="Sent by Bandwidth">
      <h3>Sent by Bandwidth</h3>
      <dl>
        <div>
          <dt>from, to</dt>
          <dd>
            <Parties {...record} />
            {record.direction === undefined ? '' : `, ${plainText(record.direction)}`}
          </dd>
        </div>
        <FieldList fields={fieldsOf(FIRST)} />
      </dl>
      <More fields={more} />
    </section>
  )
}

const WAYS: Readonly<Record<string, string>> = {
  callback: 'received by callback',
  import: 'imported',
  reconciled: 'found in Bandwidth’s list of calls',
}

const afterText = ({ endTime, receivedAt }: Disconnect): string => {
  if (endTime === undefined) return ''
  const ms = epochMs(receivedAt) - epochMs(endTime)
  if (ms < 0) return ', before the end: clocks differ'
  return `, ${ms < 60_000 ? duration(ms) : roughDuration(ms)} after the end`
}

/** What follows from what was sent, and how it came here. */
export const Derived = ({ record }: { readonly record: Disconnect }) => {
  const { zone } = useReader()
  const times = timesIn(zone)
  const names = [...(Object.keys(DERIVED) as (keyof typeof DERIVED)[]), 'source', 'receivedAt'] as const
  return (
    <section class="panel-part" aria-label="Derived here">
      <h3>
        Derived here{' '}
        <small>
          {WAYS[record.source] ?? plainText(record.source)}
          {afterText(record)}
        </small>
      </h3>
      <dl class="two">
        <FieldList
          fields={names.map(name => [
            name,
            record[name] === undefined ? '?' : valueText(name, record[name], times),
          ])}
        />
      </dl>
    </section>
  )
}

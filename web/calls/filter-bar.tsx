import { useRef, useState } from 'preact/hooks'
import { Glyph } from '../../display/html/sections/parts'
import type { Violation } from '../../lambda/codec/decode'
import { CauseClass } from '../../lambda/disconnect/cause'
import { FILTER_NAMES, type FilterName } from '../../lambda/question/filters'
import { useKeys } from '../keys'
import { addressOf, goTo, type Place, withParameters } from '../location'
import { isRange, rangeIn } from '../range'
import { useReader } from '../reader'
import { Chip } from './chip'
import { choiceIn, filtersGiven, labelOf, periodText, valueIn } from './filters'
import { FilterMenu, type Chosen, PERIOD } from './filter-menu'

type FilterBarProps = {
  readonly place: Place
  /** The filters to choose from. */
  readonly names?: readonly FilterName[]
  /** The beginning of the period if the address has none. */
  readonly otherwise?: string
  /** What the server did not understand. */
  readonly violations?: readonly Violation[]
  /** Whether the period is one of the filters. */
  readonly withPeriod?: boolean
}

const ClassGlyph = ({ place, name }: { readonly place: Place; readonly name: FilterName }) => {
  if (name !== 'causeClass') return null
  return (
    <>
      {choiceIn(place.query, name)
        .values.filter(CauseClass.is)
        .map(value => (
          <Glyph key={value} of={value} />
        ))}
    </>
  )
}

/** The filters of the address: each can be changed and removed, and others added. */
export const FilterBar = ({
  place,
  names = FILTER_NAMES,
  otherwise = '24h',
  violations = [],
  withPeriod = true,
}: FilterBarProps) => {
  const { zone, dates } = useReader()
  const [menu, setMenu] = useState<Chosen | 'any' | undefined>()
  const add = useRef<HTMLButtonElement>(null)
  const { query } = place
  useKeys({
    F: () => {
      setMenu('any')
    },
  })
  const range = rangeIn(query, otherwise, zone, Date.now())
  const wrongOf = (name: string): string | undefined =>
    violations.find(({ path }) => path === name)?.expected ??
    (isRange(range) || range.name !== name ? undefined : range.expected)
  const given = filtersGiven(query)
  const hasPeriod = query.get('since') !== null || query.get('until') !== null
  const close = (): void => {
    setMenu(undefined)
    add.current?.focus()
  }
  return (
    <div class="filter-bar">
      <ul class="chips" aria-label="Filters">
        {withPeriod ? (
          <Chip
            label="ended"
            wrong={wrongOf('since') ?? wrongOf('until')}
            onEdit={() => {
              setMenu(PERIOD)
            }}
            onRemove={
              hasPeriod && query.get('since') !== otherwise
                ? () => {
                    goTo(withParameters(place, { since: undefined, until: undefined }))
                  }
                : undefined
            }
          >
            {isRange(range) ? periodText(query, otherwise, range, dates) : 'a time that is none'}
          </Chip>
        ) : null}
        {given.map(name => (
          <Chip
            key={name}
            label={labelOf(name)}
            wrong={wrongOf(name)}
            onEdit={() => {
              setMenu(name)
            }}
            onRemove={() => {
              goTo(withParameters(place, { [name]: undefined }))
            }}
          >
            <ClassGlyph place={place} name={name} />
            {valueIn(query, name)}
          </Chip>
        ))}
        <li class="chip-add">
          <button
            ref={add}
            type="button"
            class="button dashed"
            aria-haspopup="dialog"
            aria-expanded={menu !== undefined}
            aria-keyshortcuts="F"
            onClick={() => {
              setMenu(menu === undefined ? 'any' : undefined)
            }}
          >
            + Filter<kbd aria-hidden="true">F</kbd>
          </button>
          {menu === undefined ? null : (
            <FilterMenu
              place={place}
              names={names}
              otherwise={otherwise}
              chosen={menu === 'any' ? undefined : menu}
              onClose={close}
            />
          )}
        </li>
      </ul>
      {given.length > 0 ? (
        <button
          type="button"
          class="text-button"
          onClick={() => {
            const kept = ['since', 'until', 'order', 'tz', 'by', 'compare', 'sort', 'top', 'short']
            goTo(
              addressOf(
                place.path,
                [...query].filter(([name]) => kept.includes(name)),
              ),
            )
          }}
        >
          Clear all
        </button>
      ) : null}
    </div>
  )
}

import { useEffect, useRef, useState } from 'preact/hooks'
import type { FilterName } from '../../lambda/question/filters'
import type { Place } from '../location'
import { useKeys } from '../keys'
import { choicesOf, helpOf, labelOf } from './filters'
import { Listbox, type Option } from './listbox'
import { PeriodForm } from './period-form'
import { ChoiceForm, TextForm } from './value-forms'

export const PERIOD = 'ended'

/** A filter, or the period. */
export type Chosen = FilterName | typeof PERIOD

type FilterMenuProps = {
  readonly place: Place
  readonly names: readonly FilterName[]
  readonly otherwise: string
  readonly chosen: Chosen | undefined
  readonly onClose: () => void
}

const optionsFor = (names: readonly FilterName[]): readonly Option[] => [
  { value: PERIOD, label: PERIOD, help: 'when the call ended' },
  ...names.map(name => ({ value: name, label: labelOf(name), help: helpOf(name) })),
]

/** Chooses a filter, and then its value. */
export const FilterMenu = ({ place, names, otherwise, chosen: given, onClose }: FilterMenuProps) => {
  const [chosen, setChosen] = useState(given)
  useEffect(() => {
    setChosen(given)
  }, [given])
  const box = useRef<HTMLDivElement>(null)
  useKeys({ Escape: onClose })
  useEffect(() => {
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Node && box.current?.parentElement?.contains(event.target) === false)
        onClose()
    }
    document.addEventListener('pointerdown', outside)
    return () => {
      document.removeEventListener('pointerdown', outside)
    }
  })
  const form = (): preact.JSX.Element => {
    if (chosen === undefined)
      return (
        <Listbox
          label="Filter by"
          options={optionsFor(names)}
          onChoose={value => {
            setChosen(value as Chosen)
          }}
        />
      )
    if (chosen === PERIOD) return <PeriodForm place={place} otherwise={otherwise} onDone={onClose} />
    return choicesOf(chosen).length > 0 ? (
      <ChoiceForm key={chosen} place={place} name={chosen} onDone={onClose} />
    ) : (
      <TextForm key={chosen} place={place} name={chosen} onDone={onClose} />
    )
  }
  return (
    <div
      ref={box}
      class="menu"
      role="dialog"
      aria-label={
        chosen === undefined ? 'Add a filter' : `Filter: ${chosen === PERIOD ? PERIOD : labelOf(chosen)}`
      }
    >
      {form()}
    </div>
  )
}

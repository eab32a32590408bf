import { useLayoutEffect, useRef } from 'preact/hooks'
import { Glyph } from '../../display/html/sections/parts'
import { causeClass, CauseClass } from '../../lambda/disconnect/cause'
import type { FilterName } from '../../lambda/question/filters'
import { goTo, type Place, withParameters } from '../location'
import { choiceIn, choicesOf, choiceText, helpOf, isList, labelOf } from './filters'
import { Listbox, type Option } from './listbox'

type ValueFormProps = {
  readonly place: Place
  readonly name: FilterName
  readonly onDone: () => void
}

const classOf = (name: FilterName, value: string): CauseClass | undefined => {
  if (name === 'cause') return causeClass(value)
  return name === 'causeClass' && CauseClass.is(value) ? value : undefined
}

const optionOf = (name: FilterName, value: string): Option => {
  const its = classOf(name, value)
  return { value, label: value, ...(its !== undefined && { icon: <Glyph of={its} /> }) }
}

/** One of a few values; of a list, several, or others than these. */
export const ChoiceForm = ({ place, name, onDone }: ValueFormProps) => {
  const { isNot, values } = choiceIn(place.query, name)
  const options = [...new Set([...choicesOf(name), ...(isList(name) ? values : [])])].map(value =>
    optionOf(name, value),
  )
  if (!isList(name))
    return (
      <Listbox
        label={labelOf(name)}
        options={options}
        takesText={name === 'eventType' || name === 'source'}
        onChoose={value => {
          goTo(withParameters(place, { [name]: value }))
          onDone()
        }}
      />
    )
  const choose = (choice: { readonly isNot: boolean; readonly values: readonly string[] }): void => {
    goTo(withParameters(place, { [name]: choiceText(choice) }), 'replace')
  }
  return (
    <>
      {name === 'cause' ? (
        <label class="menu-row">
          <input
            type="checkbox"
            checked={isNot}
            disabled={values.length === 0}
            onChange={({ currentTarget }) => {
              choose({ isNot: currentTarget.checked, values })
            }}
          />{' '}
          any but these
        </label>
      ) : null}
      <Listbox
        label={`${labelOf(name)}: choose several`}
        options={options}
        selected={values}
        takesText={name === 'cause'}
        onChoose={value => {
          choose({
            isNot,
            values: values.includes(value) ? values.filter(one => one !== value) : [...values, value],
          })
        }}
      />
      <div class="actions">
        <button type="button" class="button" onClick={onDone}>
          Done
        </button>
      </div>
    </>
  )
}

/** Any text. */
export const TextForm = ({ place, name, onDone }: ValueFormProps) => {
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    field.current?.select()
  }, [])
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        goTo(withParameters(place, { [name]: field.current?.value.trim() }))
        onDone()
      }}
    >
      <label>
        <b>{labelOf(name)}</b> <span class="dim">{helpOf(name)}</span>
        <input
          ref={field}
          type="text"
          autocomplete="off"
          spellcheck={false}
          defaultValue={place.query.get(name) ?? ''}
        />
      </label>
      <div class="actions">
        <button class="button first">Apply</button>
      </div>
    </form>
  )
}

import type { ComponentChildren } from 'preact'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'

export type Option = {
  readonly value: string
  readonly label: string
  readonly help?: string
  readonly icon?: ComponentChildren
}

type ListboxProps = {
  readonly label: string
  readonly options: readonly Option[]
  /** Those that are chosen, if several can be. */
  readonly selected?: readonly string[]
  /** Whether what was typed can be chosen, too. */
  readonly takesText?: boolean
  readonly onChoose: (value: string) => void
}

const fits = (text: string, { label, value, help = '' }: Option): boolean =>
  [label, value, help].some(each => each.toLowerCase().includes(text))

/** Chooses by typing and with the arrow keys, or by pointing. */
export const Listbox = ({ label, options, selected, takesText = false, onChoose }: ListboxProps) => {
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    field.current?.focus()
  }, [])
  const typed = text.trim()
  const found = options.filter(option => fits(typed.toLowerCase(), option))
  // The name that begins with what was typed comes first.
  const starts = (option: Option): number =>
    option.label.toLowerCase().startsWith(typed.toLowerCase()) ? 0 : 1
  const shown = [
    ...found.toSorted((a, b) => starts(a) - starts(b)),
    ...(takesText && typed !== '' && !options.some(({ value }) => value === typed)
      ? [{ value: typed, label: typed, help: 'as typed' }]
      : []),
  ]
  const index = Math.min(active, shown.length - 1)
  useEffect(() => {
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' })
  }, [index])
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (move !== undefined) {
      event.preventDefault()
      setActive((index + move + shown.length) % Math.max(1, shown.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const option = shown[index]
      if (option === undefined) return
      onChoose(option.value)
      setText('')
    }
  }
  return (
    <>
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={id}
        aria-activedescendant={index < 0 ? undefined : `${id}-${index}`}
        placeholder={label}
        value={text}
        autocomplete="off"
        onInput={({ currentTarget }) => {
          setText(currentTarget.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ul
        ref={list}
        id={id}
        role="listbox"
        aria-label={label}
        aria-multiselectable={selected === undefined ? undefined : true}
      >
        {shown.map((option, i) => (
          <li
            key={option.value}
            id={`${id}-${i}`}
            role="option"
            aria-selected={selected === undefined ? i === index : selected.includes(option.value)}
            class={i === index ? 'active' : undefined}
            onPointerMove={() => {
              setActive(i)
            }}
            onClick={() => {
              onChoose(option.value)
              field.current?.focus()
            }}
          >
            {selected === undefined ? null : (
              <span class="tick" aria-hidden="true">
                {selected.includes(option.value) ? '✓' : ''}
              </span>
            )}
            <span>
              {option.icon}
              {option.label}
            </span>
            {option.help === undefined ? null : <small>{option.help}</small>}
          </li>
        ))}
      </ul>
      {shown.length === 0 ? <p class="dim">Nothing is called so.</p> : null}
    </>
  )
}

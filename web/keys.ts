import { useLayoutEffect, useRef } from 'preact/hooks'

/** What single keys do, by name: `J`, `Enter`, `/`, `[`; letters in upper case. */
export type Keys = Readonly<Record<string, () => void>>

const SWITCH = 'single keys'

/** Somebody who speaks to the machine may not want single letters to do something. */
export const areKeysOn = (): boolean => localStorage.getItem(SWITCH) !== 'off'

export const switchKeys = (on: boolean): void => {
  localStorage.setItem(SWITCH, on ? 'on' : 'off')
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

/** Enter and the arrows belong to what has the focus. */
const isTaken = ({ key, target }: KeyboardEvent): boolean =>
  ['Enter', ' '].includes(key) &&
  target instanceof HTMLElement &&
  ['A', 'BUTTON', 'SUMMARY'].includes(target.tagName)

const nameOf = ({ key }: KeyboardEvent): string => (key.length === 1 ? key.toUpperCase() : key)

/** Listens to keys as soon as the component is shown, and as long. Escape works also while somebody types. */
export const useKeys = (keys: Keys): void => {
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return
      const name = nameOf(event)
      if (name !== 'Escape' && isTyping(event.target)) return
      if (name.length === 1 && !areKeysOn()) return
      const action = keys[name]
      if (action === undefined) return
      event.preventDefault()
      action()
    }
    addEventListener('keydown', pressed)
    return () => {
      removeEventListener('keydown', pressed)
    }
  })
}

/** How long the second key of `G` `N` may take, in milliseconds. */
const SEQUENCE_MS = 1_500

/** Keys that follow another one: `G` `N`. */
export const useKeysAfter = (first: string, keys: Keys): void => {
  // The view may be drawn again between the two keys.
  const until = useRef(0)
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !areKeysOn()) return
      const name = nameOf(event)
      const action = event.timeStamp < until.current ? keys[name] : undefined
      until.current = name === first ? event.timeStamp + SEQUENCE_MS : 0
      if (action === undefined) return
      event.preventDefault()
      event.stopImmediatePropagation()
      action()
    }
    addEventListener('keydown', pressed, { capture: true })
    return () => {
      removeEventListener('keydown', pressed, { capture: true })
    }
  })
}

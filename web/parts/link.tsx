import type { ComponentChildren } from 'preact'
import { goTo, inZoneOf } from '../location'

type LinkProps = {
  readonly to: string
  readonly class?: string | undefined
  readonly current?: boolean
  readonly label?: string
  /** -1: the arrow keys come here, and Tab does not. */
  readonly tabIndex?: number
  readonly children: ComponentChildren
}

/** A link to another view. With Ctrl or the middle button, it opens in another tab. */
export const Link = ({ to, class: name, current = false, label, tabIndex, children }: LinkProps) => (
  <a
    href={inZoneOf(new URLSearchParams(location.search), to)}
    class={name}
    aria-label={label}
    tabIndex={tabIndex}
    aria-current={current ? 'page' : undefined}
    onClick={event => {
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      goTo(to)
    }}
  >
    {children}
  </a>
)

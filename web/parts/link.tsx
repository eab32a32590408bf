import type { ComponentChildren } from 'preact'
import { goTo } from '../location'

type LinkProps = {
  readonly to: string
  readonly class?: string | undefined
  readonly current?: boolean
  readonly label?: string
  readonly children: ComponentChildren
}

/** A link to another view. With Ctrl or the middle button, it opens in another tab. */
export const Link = ({ to, class: name, current = false, label, children }: LinkProps) => (
  <a
    href={to}
    class={name}
    aria-label={label}
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

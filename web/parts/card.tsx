import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

type CardProps = {
  readonly title: string
  /** The unit, or what the figures are of. */
  readonly about?: string | undefined
  /** Right of the title: a legend, a link. */
  readonly aside?: ComponentChildren
  readonly class?: string
  readonly children: ComponentChildren
}

/** A part of a view with a title. */
export const Card = ({ title, about, aside, class: name = '', children }: CardProps) => {
  const id = useId()
  return (
    <section class={`card ${name}`} aria-labelledby={id}>
      <header class="card-head">
        <h2 id={id}>
          {title}
          {about === undefined ? null : <small>{about}</small>}
        </h2>
        {aside}
      </header>
      {children}
    </section>
  )
}

/** The title of a view, with what it is about and its buttons. */
export const ViewHead = ({
  title,
  about,
  controls,
  children,
}: {
  readonly title: string
  readonly about?: ComponentChildren
  /** Left, beside the title. */
  readonly controls?: ComponentChildren
  /** Buttons. */
  readonly children?: ComponentChildren
}) => (
  <header class="view-head">
    <h1 tabIndex={-1}>{title}</h1>
    {controls}
    {about === undefined ? null : <p class="about">{about}</p>}
    <div class="actions">{children}</div>
  </header>
)

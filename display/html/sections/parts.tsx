import type { ComponentChildren } from 'preact'
import type { CauseClass } from '../../../lambda/disconnect/cause'
import type { Canvas } from '../../charts/frame'
import type { View } from '../view'

/** A part of the page. @param name of the section, which no other has */
export const Section = ({
  name,
  title,
  about,
  isLong = false,
  children,
}: {
  readonly name: string
  readonly title: string
  readonly about?: string | undefined
  /** Whether a page may break within it. */
  readonly isLong?: boolean
  readonly children: ComponentChildren
}) => (
  <section aria-labelledby={name} class={isLong ? 'long' : undefined}>
    <h2 id={name}>
      {title}
      {about === undefined ? null : <small>{about}</small>}
    </h2>
    {children}
  </section>
)

const SIZES = [
  ['wide', 752],
  ['narrow', 358],
] as const

/** A chart, for wide pages and for narrow ones, with its figures. */
export const Chart = ({
  view,
  draw,
  keys,
  children,
}: {
  readonly view: View
  readonly draw: (canvas: Canvas) => Element
  /** What its colours mean. */
  readonly keys?: ComponentChildren
  /** A table of the figures. */
  readonly children: ComponentChildren
}) => (
  <figure>
    {SIZES.map(([name, width]) => (
      <div
        class={name}
        // It is drawn from numbers and times only, and its texts are escaped.
        dangerouslySetInnerHTML={{ __html: draw({ document: view.document, width }).outerHTML }}
      />
    ))}
    {keys}
    <details>
      <summary>Figures</summary>
      {children}
    </details>
  </figure>
)

/** A table of figures, each row with its name. */
export const FiguresTable = ({
  caption,
  heads,
  rows,
}: {
  readonly caption: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
}) => (
  <Scroll label={caption}>
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {heads.map((head, i) => (
            <th scope="col" class={i === 0 ? 'text' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...figures]) => (
          <tr>
            <th scope="row" class="text">
              {name}
            </th>
            {figures.map(figure => (
              <td>{figure}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </Scroll>
)

/** A wide table scrolls in itself, also by keys. */
export const Scroll = ({
  label,
  children,
}: {
  readonly label: string
  readonly children: ComponentChildren
}) => (
  <div class="scroll" role="region" aria-label={`Table: ${label}`} tabIndex={0}>
    {children}
  </div>
)

/** Round is no failure, cornered is one. */
const SHAPES: Readonly<Record<CauseClass, ComponentChildren>> = {
  normal: <circle cx="6" cy="6" r="4" fill="none" stroke="var(--normal)" stroke-width="2" />,
  callee: <circle cx="6" cy="6" r="4.5" fill="var(--callee)" />,
  caller: <path d="M6 1.5a4.5 4.5 0 0 0 0 9z" fill="var(--caller)" />,
  application: <path d="M6 .5 11.5 6 6 11.5.5 6z" fill="var(--application)" />,
  limit: <path d="M6 1 11.5 11H.5z" fill="var(--limit)" />,
  platform: <path d="M1.5 1.5h9v9h-9z" fill="var(--platform)" />,
  unrecognized: (
    <path
      d="M2 2h8v8H2z"
      fill="none"
      stroke="var(--unrecognized)"
      stroke-width="1.5"
      stroke-dasharray="2 1.5"
    />
  ),
}

export const Glyph = ({ of }: { readonly of: CauseClass }) => (
  <svg class="glyph" viewBox="0 0 12 12" aria-hidden="true">
    {SHAPES[of]}
  </svg>
)

/** A bar of its share of the longest. */
export const Bar = ({ share }: { readonly share: number }) => (
  <svg viewBox="0 0 100 9" preserveAspectRatio="none" aria-hidden="true">
    <rect width={Math.max(0.5, share * 100).toFixed(1)} height="9" fill="var(--normal)" />
  </svg>
)

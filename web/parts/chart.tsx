import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { areKeysOn } from '../keys'
import { type Draw, Drawing } from './drawing'

/** A chart in a browser, drawn for the width it has. */
export const Chart = ({
  draw,
  label,
  table,
  over,
  below,
  onWidth,
  onKey,
}: {
  /** Draws it. Another function draws it anew: keep it with `useCallback` or `useMemo`. */
  readonly draw: Draw
  /** What it shows, for those who do not see it. */
  readonly label: string
  /** Its figures as a table, one key (T) away. */
  readonly table: () => ComponentChildren
  /** What lies on the drawing. */
  readonly over?: ComponentChildren
  /** What its colours mean. */
  readonly below?: ComponentChildren
  readonly onWidth?: (width: number) => void
  /** @returns whether the key did something */
  readonly onKey?: (key: string) => boolean
}) => {
  const [isTable, setTable] = useState(false)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return
    const isT = event.key.toUpperCase() === 'T' && areKeysOn()
    if (isT) setTable(shown => !shown)
    if (isT || onKey?.(event.key) === true) event.preventDefault()
  }
  return (
    // The chart is one stop of the keyboard; T shows its figures.
    <figure class="chart" tabIndex={0} aria-label={`${label}. T: as a table`} onKeyDown={onKeyDown}>
      <div class="canvas">
        <Drawing draw={draw} label={label} {...(onWidth && { onWidth })} />
        {over}
      </div>
      {below}
      <details
        open={isTable}
        onToggle={event => {
          setTable(event.currentTarget.open)
        }}
      >
        <summary>Figures</summary>
        {isTable ? table() : null}
      </details>
    </figure>
  )
}

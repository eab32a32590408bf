import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Canvas } from '../../display/charts/frame'

/** A chart in a browser, drawn for the width it has. */
export const Chart = ({
  draw,
  label,
  table,
}: {
  /** Draws it. Another function draws it anew: keep it with `useCallback` or `useMemo`. */
  readonly draw: (canvas: Canvas & { readonly label: string }) => Element
  /** What it shows, for those who do not see it. */
  readonly label: string
  /** Its figures as a table, one key (T) away. */
  readonly table: ComponentChildren
}) => {
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [isTable, setTable] = useState(false)
  useEffect(() => {
    const element = frame.current
    if (element === null) return undefined
    const watch = new ResizeObserver(([entry]) => {
      setWidth(Math.floor(entry?.contentRect.width ?? 0))
    })
    watch.observe(element)
    return () => {
      watch.disconnect()
    }
  }, [])
  useEffect(() => {
    const element = frame.current
    if (element === null || width === 0) return
    // Made of elements, never of text that is read as markup.
    element.replaceChildren(draw({ document, width, label }))
  }, [draw, width, label])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key.toUpperCase() !== 'T' || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    setTable(shown => !shown)
  }
  return (
    // The chart is one stop of the keyboard; T shows its figures.
    <figure class="chart" tabIndex={0} aria-label={`${label}. T: as a table`} onKeyDown={onKeyDown}>
      <div ref={frame} class="drawing" />
      <details
        open={isTable}
        onToggle={event => {
          setTable(event.currentTarget.open)
        }}
      >
        <summary>Figures</summary>
        {table}
      </details>
    </figure>
  )
}

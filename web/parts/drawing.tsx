import { useEffect, useRef, useState } from 'preact/hooks'
import type { Canvas } from '../../display/charts/frame'

/** Draws a chart. Another function draws it anew: keep it with `useCallback` or `useMemo`. */
export type Draw = (canvas: Canvas & { readonly label: string }) => Element

/** An SVG, drawn for the width that it has. */
export const Drawing = ({
  draw,
  label,
  onWidth,
}: {
  readonly draw: Draw
  readonly label: string
  readonly onWidth?: (width: number) => void
}) => {
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
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
    onWidth?.(width)
    // Made of elements, never of text that is read as markup.
    element.replaceChildren(draw({ document, width, label }))
  }, [draw, width, label, onWidth])
  return <div ref={frame} class="drawing" />
}

import { useEffect, useRef, useState } from 'preact/hooks'
import type { ActivitySpan } from '../../console/answers/activity'
import { counted } from '../../display/text/numbers'
import { spanText } from '../../display/time/date-text'
import { useReader } from '../reader'
import { callsIn } from './strip-period'
import type { Selection } from './strip-bars'
import { StripDrawing } from './strip-drawing'

type StripProps = {
  readonly spans: readonly ActivitySpan[]
  /** What is asked for, if it is only a part. */
  readonly selected: Selection | undefined
  readonly reachedMs: number
  readonly onSelect: (selection: Selection) => void
}

/** The period as bars. A bar, or a part of the period, is chosen with the mouse or with the arrow keys and Enter. */
export const Strip = ({ spans, selected, reachedMs, onSelect }: StripProps) => {
  const { dates } = useReader()
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [ends, setEnds] = useState<readonly [number, number] | undefined>()
  const isDragging = useRef(false)
  useEffect(() => {
    const element = frame.current
    if (element === null) return undefined
    const watch = new ResizeObserver(([entry]) => {
      setWidth(entry?.contentRect.width ?? 0)
    })
    watch.observe(element)
    return () => {
      watch.disconnect()
    }
  }, [])
  const [sinceMs, untilMs] = [spans[0]?.fromMs ?? 0, spans.at(-1)?.toMs ?? 1]
  const [low, high] = ends === undefined ? [-1, -1] : [Math.min(...ends), Math.max(...ends)]
  const marked: Selection | undefined =
    ends === undefined
      ? selected
      : { fromMs: spans[low]?.fromMs ?? sinceMs, toMs: spans[high]?.toMs ?? untilMs }
  const indexAt = (event: PointerEvent): number => {
    const left = frame.current?.getBoundingClientRect().left ?? 0
    const ms = sinceMs + ((event.clientX - left) / Math.max(1, width)) * (untilMs - sinceMs)
    const index = spans.findIndex(({ toMs }) => ms < toMs)
    return index < 0 ? spans.length - 1 : index
  }
  const choose = (): void => {
    if (marked !== undefined && ends !== undefined) onSelect(marked)
    setEnds(undefined)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (move !== undefined) {
      event.preventDefault()
      const to = Math.max(0, Math.min(spans.length - 1, (ends?.[1] ?? spans.length) + move))
      setEnds([event.shiftKey ? (ends?.[0] ?? to) : to, to])
    } else if (event.key === 'Enter' && ends !== undefined) {
      event.preventDefault()
      choose()
    } else if (event.key === 'Escape' && ends !== undefined) {
      event.preventDefault()
      event.stopPropagation()
      setEnds(undefined)
    }
  }
  const inMarked = ends === undefined ? [] : spans.slice(low, high + 1)
  const text =
    marked === undefined
      ? counted(callsIn(spans), 'call')
      : `${spanText(dates, marked)}${ends === undefined ? '' : `, ${counted(callsIn(inMarked), 'call')}`}`
  return (
    <div
      ref={frame}
      class="strip"
      role="slider"
      tabIndex={0}
      aria-label="Part of the period: arrow keys, with Shift for several bars; Enter chooses"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, spans.length - 1)}
      aria-valuenow={Math.max(0, ends?.[1] ?? spans.length - 1)}
      aria-valuetext={text}
      onKeyDown={onKeyDown}
      onPointerDown={event => {
        isDragging.current = true
        event.currentTarget.setPointerCapture(event.pointerId)
        const index = indexAt(event)
        setEnds([index, index])
      }}
      onPointerMove={event => {
        const index = indexAt(event)
        if (isDragging.current) setEnds(known => [known?.[0] ?? index, index])
      }}
      onPointerUp={() => {
        isDragging.current = false
        choose()
      }}
      onPointerCancel={() => {
        isDragging.current = false
        setEnds(undefined)
      }}
      onBlur={() => {
        setEnds(undefined)
      }}
    >
      {width === 0 || spans.length === 0 ? null : (
        <StripDrawing spans={spans} marked={marked} reachedMs={reachedMs} width={width} />
      )}
      {ends === undefined ? null : (
        <span class="strip-text" aria-hidden="true">
          {text}
        </span>
      )}
    </div>
  )
}

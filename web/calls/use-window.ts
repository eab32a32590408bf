import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** Rows from the first, until before the last. */
export type Window = { readonly first: number; readonly last: number }

/** So many rows are drawn before and after those that can be seen, so that scrolling finds them. */
const BEYOND = 12

/** Changes by fewer rows draw nothing anew. */
const STEP = 6

/** The rows to draw. @param hidden how much of the list is above what can be seen, in pixels @param seen the height that can be seen */
export const windowAt = (hidden: number, seen: number, rowHeight: number, count: number): Window => {
  const from = Math.floor(hidden / rowHeight / STEP) * STEP - BEYOND
  const to = Math.ceil((hidden + seen) / rowHeight / STEP) * STEP + BEYOND
  const first = Math.min(Math.max(0, from), Math.max(0, count - 1))
  return { first, last: Math.max(first, Math.min(count, to)) }
}

/** The rows that can be seen, whole or in part. */
export const seenAt = (hidden: number, seen: number, rowHeight: number, count: number): Window => {
  const first = Math.min(Math.max(0, Math.round(hidden / rowHeight)), Math.max(0, count - 1))
  return { first, last: Math.max(first, Math.min(count, Math.floor((hidden + seen) / rowHeight + 0.5))) }
}

type Measured = { readonly drawn: Window; readonly seen: Window }

const isSame = (a: Measured, b: Measured): boolean =>
  a.drawn.first === b.drawn.first &&
  a.drawn.last === b.drawn.last &&
  a.seen.first === b.seen.first &&
  a.seen.last === b.seen.last

/** Which rows of a list can be seen, and which to draw, while it or the page scrolls. @param head the height of what sticks above the rows */
export const useWindow = (
  scroller: RefObject<HTMLElement | null>,
  rowHeight: number,
  count: number,
  head: number,
): Measured => {
  const nothing = { first: 0, last: 0 }
  const [measured, setMeasured] = useState<Measured>({ drawn: { first: 0, last: 40 }, seen: nothing })
  useEffect(() => {
    const measure = (): void => {
      const element = scroller.current
      if (element === null) return
      const { top, bottom } = element.getBoundingClientRect()
      const hidden = element.scrollTop + Math.max(0, -top)
      const height = Math.max(0, Math.min(bottom, innerHeight) - Math.max(0, top) - head)
      const next = {
        drawn: windowAt(hidden, height, rowHeight, count),
        seen: seenAt(hidden, height, rowHeight, count),
      }
      setMeasured(known => (isSame(known, next) ? known : next))
    }
    measure()
    const watch = new ResizeObserver(measure)
    if (scroller.current !== null) watch.observe(scroller.current)
    document.addEventListener('scroll', measure, { capture: true, passive: true })
    addEventListener('resize', measure)
    return () => {
      watch.disconnect()
      document.removeEventListener('scroll', measure, { capture: true })
      removeEventListener('resize', measure)
    }
  }, [count, rowHeight, head])
  return measured
}

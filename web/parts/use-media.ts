import { useEffect, useState } from 'preact/hooks'

/** Whether a media query holds. */
export const useMedia = (query: string): boolean => {
  const [holds, setHolds] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const list = matchMedia(query)
    const update = (): void => {
      setHolds(list.matches)
    }
    update()
    list.addEventListener('change', update)
    return () => {
      list.removeEventListener('change', update)
    }
  }, [query])
  return holds
}

/** As wide as a phone. */
export const NARROW = '(max-width: 639px)'

/** So wide that a panel stands beside a table. */
export const WIDE = '(min-width: 1100px)'

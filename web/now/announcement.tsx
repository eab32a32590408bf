import { useEffect, useRef, useState } from 'preact/hooks'
import { counted, grouped } from '../../display/text/numbers'
import { isFailedClass } from '../../lambda/disconnect/cause'
import { SECOND_MS } from '../../lambda/disconnect/time-units'
import type { Live } from './live'

/** Screen readers say it no more often. */
const PAUSE_MS = 10 * SECOND_MS

/** `12 new calls, 2 failed` @param known the keys of the calls that were said already */
export const announcementOf = ({ calls }: Pick<Live, 'calls'>, known: ReadonlySet<string>): string => {
  const added = [...calls].filter(([key]) => !known.has(key)).map(([, record]) => record)
  if (added.length === 0) return ''
  const failed = added.filter(({ causeClass }) => isFailedClass(causeClass)).length
  return `${counted(added.length, 'new call')}${failed === 0 ? '' : `, ${grouped(failed)} failed`}`
}

/** Says which calls came, to those who do not see them come. */
export const Announcement = ({ live }: { readonly live: Live }) => {
  const [text, setText] = useState('')
  const latest = useRef(live)
  latest.current = live
  useEffect(() => {
    let known: ReadonlySet<string> = new Set(latest.current.calls.keys())
    const timer = setInterval(() => {
      setText(announcementOf(latest.current, known))
      known = new Set(latest.current.calls.keys())
    }, PAUSE_MS)
    return () => {
      clearInterval(timer)
    }
  }, [])
  return (
    <p class="hidden" role="status">
      {text}
    </p>
  )
}

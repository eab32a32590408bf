import { useEffect, useState } from 'preact/hooks'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { SECOND_MS } from '../../lambda/disconnect/time-units'
import { epochMs, timestampOf } from '../../lambda/disconnect/timestamp'
import { get, type Parameters } from '../api/client'
import { endedAt, recordKey } from '../ended'
import type { RecordsPage } from './records-in'

const EVERY_MS = 5 * SECOND_MS

/** A callback arrives so long after its call ended, or sooner. */
const LATE_MS = 15 * SECOND_MS

/** More are not counted. */
const LIMIT = 100

/** How many calls have come that are newer than those that are shown: `100` may be more. @param filters undefined: nobody looks */
export const useNewer = (
  filters: Parameters | undefined,
  shown: readonly Disconnect[],
  askedAtMs: number,
): number => {
  const [count, setCount] = useState(0)
  const key = JSON.stringify([filters, askedAtMs])
  const newest = shown[0]
  const sinceMs = newest === undefined ? askedAtMs : Math.min(askedAtMs, epochMs(endedAt(newest)))
  useEffect(() => {
    setCount(0)
    if (filters === undefined) return undefined
    const stop = new AbortController()
    const known = new Set(shown.slice(0, 1_000).map(recordKey))
    const look = async (): Promise<void> => {
      if (document.hidden) return
      try {
        const { items } = await get<RecordsPage>(
          '/disconnects',
          [...filters, ['since', timestampOf(sinceMs - LATE_MS)], ['limit', String(LIMIT)]],
          stop.signal,
        )
        if (!stop.signal.aborted) setCount(items.filter(item => !known.has(recordKey(item))).length)
      } catch {
        // The next look may succeed. What is shown stays true.
      }
    }
    const timer = setInterval(() => void look(), EVERY_MS)
    return () => {
      stop.abort()
      clearInterval(timer)
    }
  }, [key, sinceMs])
  return count
}

export const newerText = (count: number): string =>
  `${count >= LIMIT ? `${LIMIT} or more` : count} new ${count === 1 ? 'call' : 'calls'}`

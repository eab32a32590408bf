import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { SECOND_MS } from '../../lambda/disconnect/time-units'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import { get, NoAnswer } from '../api/client'
import { endedMs, type Live, NEWEST, NOTHING, withoutBefore, withRecords } from './live'

/** A callback comes so long after its call ended, or sooner. What is later is found when everything is read again. */
export const SETTLED_MS = 15 * SECOND_MS

/** Between two questions: while somebody looks, and while nobody does. */
const PAUSE_MS = 3 * SECOND_MS
const HIDDEN_PAUSE_MS = 60 * SECOND_MS
const LONGEST_PAUSE_MS = 15 * SECOND_MS

const LIMIT = '1000'
/** If there are more, everything is read again. */
const PAGES_MAX = 10

type Page = { readonly items: readonly Disconnect[]; readonly cursor?: string }

export type LiveState = Live & {
  /** Until when calls are known, in milliseconds since 1970. */
  readonly nowMs: number
  /** Whether the newest calls have been read once. */
  readonly isRead: boolean
  /** Whether there were more new calls than are asked for: some are not counted. */
  readonly isBehind: boolean
  readonly failure: NoAnswer | undefined
  /** How often in a row it failed. */
  readonly attempts: number
  /** Asks again now. */
  readonly again: () => void
}

type Found = { readonly records: readonly Disconnect[]; readonly isBehind: boolean }

/** The newest come first: of too many, the oldest are left out. */
const readSince = async (ms: number, signal: AbortSignal): Promise<Found> => {
  const items: Disconnect[] = []
  let cursor: string | undefined
  for (let page = 0; page < PAGES_MAX; page++) {
    const answer: Page = await get<Page>(
      '/disconnects',
      [
        ['limit', LIMIT],
        ['since', timestampOf(ms)],
        ...(cursor === undefined ? [] : [['cursor', cursor] as const]),
      ],
      signal,
    )
    items.push(...answer.items)
    cursor = answer.cursor
    if (cursor === undefined) break
  }
  return { records: items, isBehind: cursor !== undefined }
}

/** The end of the newest call, but never a time that has not come: clocks differ. */
const newestMs = ({ newest }: Live, nowMs: number): number =>
  newest[0] === undefined ? -Infinity : Math.min(nowMs, endedMs(newest[0]))

/** Asks for new calls again and again. @param fromMs calls that ended before are in the activity */
export const useLive = (fromMs: number, isPaused: boolean): LiveState => {
  const [state, setState] = useState<Omit<LiveState, 'again'>>(() => ({
    ...NOTHING,
    nowMs: Date.now(),
    isRead: false,
    isBehind: false,
    failure: undefined,
    attempts: 0,
  }))
  const [round, setRound] = useState(0)
  const again = useCallback(() => {
    setRound(count => count + 1)
  }, [])
  const latest = useRef(state)
  latest.current = state
  useEffect(() => {
    setState(known => ({ ...known, ...withoutBefore(known, fromMs) }))
  }, [fromMs])
  useEffect(() => {
    if (isPaused) return undefined
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let failures = latest.current.attempts
    const poll = async (): Promise<void> => {
      clearTimeout(timer)
      const nowMs = Date.now()
      try {
        const { isRead } = latest.current
        const since = Math.max(fromMs, newestMs(latest.current, nowMs) - SETTLED_MS)
        const [first, { records, isBehind }] = await Promise.all([
          isRead
            ? []
            : get<Page>('/disconnects', [['limit', String(NEWEST)]], stop.signal).then(({ items }) => items),
          readSince(since, stop.signal),
        ])
        failures = 0
        setState(known => ({
          ...known,
          ...withRecords(withRecords(known, first, true), records, !isRead),
          nowMs,
          isRead: true,
          isBehind,
          failure: undefined,
          attempts: 0,
        }))
      } catch (error) {
        if (stop.signal.aborted) return
        failures++
        const failure = error instanceof NoAnswer ? error : new NoAnswer('unavailable', String(error))
        setState(known => ({ ...known, failure, attempts: failures }))
      }
      const pause = Math.min(LONGEST_PAUSE_MS, PAUSE_MS * 2 ** failures)
      timer = setTimeout(
        () => void poll(),
        document.hidden ? HIDDEN_PAUSE_MS : failures === 0 ? PAUSE_MS : pause,
      )
    }
    const onVisible = (): void => {
      if (!document.hidden) void poll()
    }
    void poll()
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      stop.abort()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [fromMs, isPaused, round])
  return useMemo(() => ({ ...state, again }), [state, again])
}

import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { get, NoAnswer, type Parameters } from '../api/client'
import type { Answer } from '../api/use-answer'
import type { RecordsPage } from './records-in'

/** The first page is small, so that it is there at once. */
const FIRST_LIMIT = '100'
const LIMIT = '1000'

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 15_000

type State = {
  readonly key: string
  readonly items: readonly Disconnect[]
  readonly cursor?: string | undefined
  readonly unreadable: number
  readonly isWhole: boolean
  readonly isLoading: boolean
  readonly failure?: NoAnswer | undefined
  readonly attempts: number
  readonly nextTryAt?: number | undefined
  readonly asOf?: number
}

/** The calls that have been read of an answer, and what reads more. */
export type Calls = Omit<State, 'key' | 'cursor'> & {
  readonly more: () => void
  readonly again: () => void
}

const begun = (key: string): State => ({
  key,
  items: [],
  unreadable: 0,
  isWhole: false,
  isLoading: true,
  attempts: 0,
})

const added = (state: State, page: RecordsPage): State => ({
  key: state.key,
  items: [...state.items, ...page.items],
  cursor: page.cursor,
  unreadable: state.unreadable + (page.unreadable ?? 0),
  isWhole: page.cursor === undefined,
  isLoading: false,
  attempts: 0,
  asOf: Date.now(),
})

const failed = (state: State, failure: NoAnswer): State => {
  const attempts = state.attempts + 1
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1))
  const isTransient = failure.kind === 'unavailable' || failure.kind === 'unreachable'
  return {
    ...state,
    failure,
    attempts,
    isLoading: false,
    nextTryAt: isTransient ? Date.now() + pause : undefined,
  }
}

/** Reads pages of records: the first at once, others when `more` is called. Another question begins anew. */
export const useCalls = (parameters: Parameters | undefined): Calls => {
  const key = JSON.stringify(parameters)
  const [state, setState] = useState<State>(() => begun(key))
  const latest = useRef(state)
  latest.current = state
  const stop = useRef(new AbortController())
  const isAsking = useRef(false)
  const read = useCallback(async () => {
    const known = latest.current.key === key ? latest.current : begun(key)
    if (parameters === undefined || isAsking.current || known.isWhole) return
    isAsking.current = true
    const { signal } = stop.current
    const { cursor } = known
    const page: Parameters =
      cursor === undefined
        ? [['limit', FIRST_LIMIT]]
        : [
            ['limit', LIMIT],
            ['cursor', cursor],
          ]
    setState({ ...known, isLoading: true })
    try {
      const answer = await get<RecordsPage>('/disconnects', [...parameters, ...page], signal)
      if (!signal.aborted) setState(added(known, answer))
    } catch (error) {
      if (signal.aborted) return
      const failure = error instanceof NoAnswer ? error : new NoAnswer('unavailable', String(error))
      setState(failed(known, failure))
    } finally {
      if (!signal.aborted) isAsking.current = false
    }
  }, [key])
  useEffect(() => {
    stop.current = new AbortController()
    isAsking.current = false
    const { current } = stop
    setState(begun(key))
    latest.current = begun(key)
    void read()
    return () => {
      current.abort()
    }
  }, [key])
  useEffect(() => {
    if (state.nextTryAt === undefined) return undefined
    const timer = setTimeout(() => void read(), state.nextTryAt - Date.now())
    return () => {
      clearTimeout(timer)
    }
  }, [state.nextTryAt, read])
  const again = (): void => void read()
  const more = (): void => {
    if (state.failure === undefined && !state.isLoading) void read()
  }
  const shown = state.key === key ? state : begun(key)
  return { ...shown, more, again }
}

/** What failed of them, as the message shows it. */
export const answerOf = ({
  failure,
  attempts,
  nextTryAt,
  asOf,
  isLoading,
  again,
}: Calls): Answer<undefined> => ({
  attempts,
  isLoading,
  again,
  ...(failure && { failure }),
  ...(nextTryAt !== undefined && { nextTryAt }),
  ...(asOf !== undefined && { asOf }),
})

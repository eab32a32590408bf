import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { get, getText, lines, NoAnswer, type Parameters } from './client'

/** What is known of an answer. After a failure, the last answer stays. */
export type Answer<A> = {
  readonly value?: A
  /** When the value came, in milliseconds since 1970. */
  readonly asOf?: number
  readonly failure?: NoAnswer
  /** How often it was tried in vain, and when it is tried again. */
  readonly attempts: number
  readonly nextTryAt?: number
  readonly isLoading: boolean
  /** Asks again now. */
  readonly again: () => void
}

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 15_000

/** Only these may go away by themselves. */
const isTransient = ({ kind }: NoAnswer): boolean => kind === 'unavailable' || kind === 'unreachable'

type State<A> = Omit<Answer<A>, 'again'>

type Read<A> = (signal: AbortSignal, take: (value: A) => void) => Promise<void>

/**
 * Reads until it succeeds, with growing pauses after a failure that may go away.
 * @param key what is asked: another one begins anew
 * @param everyMs asks again so long after each answer
 */
const useRead = <A>(key: string | undefined, read: Read<A>, everyMs?: number): Answer<A> => {
  const [state, setState] = useState<State<A> & { readonly key?: string }>({ attempts: 0, isLoading: true })
  const [round, setRound] = useState(0)
  const latest = useRef(read)
  latest.current = read
  const again = useCallback(() => {
    setRound(count => count + 1)
  }, [])
  useEffect(() => {
    if (key === undefined) return undefined
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let attempts = 0
    const update = (change: Partial<State<A>>): void => {
      if (!stop.signal.aborted) setState(known => ({ ...known, ...change, key }))
    }
    const later = (ms: number): void => {
      timer = setTimeout(() => void attempt(), ms)
    }
    const attempt = async (): Promise<void> => {
      update({ isLoading: true })
      try {
        await latest.current(stop.signal, value => {
          attempts = 0
          if (!stop.signal.aborted) setState({ key, value, asOf: Date.now(), attempts, isLoading: true })
        })
        update({ isLoading: false })
        if (everyMs !== undefined) later(everyMs)
      } catch (error) {
        if (stop.signal.aborted) return
        const failure = error instanceof NoAnswer ? error : new NoAnswer('unavailable', String(error))
        attempts++
        const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1))
        const next = isTransient(failure) ? { nextTryAt: Date.now() + pause } : {}
        update({ failure, attempts, isLoading: false, ...next })
        if (isTransient(failure)) later(pause)
      }
    }
    setState(known => (known.key === key ? known : { key, attempts: 0, isLoading: true }))
    void attempt()
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [key, round, everyMs])
  // The answer to another question is never shown, not even for a moment.
  return state.key === key ? { ...state, again } : { attempts: 0, isLoading: key !== undefined, again }
}

const keyOf = (path: string, parameters: Parameters): string => JSON.stringify([path, parameters])

/** One answer. @param path undefined: nothing is asked */
export const useAnswer = <A>(
  path: string | undefined,
  parameters: Parameters = [],
  everyMs?: number,
): Answer<A> =>
  useRead<A>(
    path === undefined ? undefined : keyOf(path, parameters),
    async (signal, take) => {
      take(await get<A>(path ?? '', parameters, signal))
    },
    everyMs,
  )

/** One answer as it came. @param path undefined: nothing is asked */
export const useText = (path: string | undefined, parameters: Parameters = []): Answer<string> =>
  useRead<string>(path === undefined ? undefined : keyOf(path, parameters), async (signal, take) => {
    take(await getText(path ?? '', parameters, signal))
  })

/** An answer that grows line by line while it is read. @param path undefined: nothing is asked */
export const useLines = <A>(path: string | undefined, parameters: Parameters): Answer<A> =>
  useRead<A>(path === undefined ? undefined : keyOf(path, parameters), async (signal, take) => {
    for await (const line of lines<A>(path ?? '', parameters, signal)) take(line)
  })

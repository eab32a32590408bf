import { setTimeout } from 'node:timers/promises'

/** How long a function prepares at most, in milliseconds. A database that hangs delays the first answer by little more. */
export const PREPARATION_MAX_MS = 350

type Preparation<A = unknown> = () => Promise<A>
type Prepared<P extends readonly Preparation[]> = { [K in keyof P]: Awaited<ReturnType<P[K]>> | undefined }

/**
 * Does what the first callback would have to wait for, side by side. Lambda gives a function a whole CPU while it initializes, and
 * afterwards the share that its memory brings. Never rejects: the first callback does again what has failed or was too slow, and reports
 * it.
 *
 * @returns the results; undefined for what has failed or was too slow
 */
export const prepare = <const P extends readonly Preparation[]>(...preparations: P): Promise<Prepared<P>> => {
  const over = setTimeout(PREPARATION_MAX_MS, undefined, { ref: false })
  return Promise.all(
    preparations.map(async preparation => {
      try {
        return await Promise.race([preparation(), over])
      } catch {
        return undefined
      }
    }),
  ) as Promise<Prepared<P>>
}

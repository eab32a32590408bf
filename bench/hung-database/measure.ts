import { invokeCold } from '../network/invoke-cold'
import { withNetwork } from '../network/network'
import { median } from '../report/statistics'

/** A database that accepts connections, and then answers no request, or never even establishes TLS. */
export const HANGS = ['request', 'connection'] as const
export type Hang = (typeof HANGS)[number]

/** In milliseconds. The callbacks go to the overflow queue. */
export type Hung = {
  /** Loading the bundle, and the first answer of a cold function. */
  readonly initAndFirst: number
  /** A later answer that waits for the database. */
  readonly waiting: number
  /** The median answer after the circuit breaker has opened. */
  readonly open: number
}

/** The circuit breaker opens after three slow failures in a row. */
const WAITING = 3

const INVOCATIONS = 10

/** Starts each bundle once, one after the other, and invokes it several times. */
export const measureHung = <B extends Readonly<Record<string, string>>>(
  bundles: B,
  hang: Hang,
): Promise<{ readonly [Name in keyof B]: Hung }> =>
  withNetwork(hang, async options => {
    const measured: [string, Hung][] = []
    for (const [name, bundle] of Object.entries(bundles)) {
      const { loaded, node, answers } = await invokeCold(bundle, { ...options, invocations: INVOCATIONS })
      const [first = NaN, waiting = NaN] = answers
      measured.push([
        name,
        { initAndFirst: loaded - node + first, waiting, open: median(answers.slice(WAITING)) },
      ])
    }
    return Object.fromEntries(measured) as { [Name in keyof B]: Hung }
  })

import { median } from '../report/statistics'
import { invokeCold, type ColdStart } from '../network/invoke-cold'
import { withNetwork } from '../network/network'

/** Medians in milliseconds. */
export type ColdNetwork = {
  /** From the invocation to the answer. */
  readonly first: number
  /** Loading the bundle. */
  readonly init: number
  readonly initAndFirst: number
  /** The same, from the start of the process. */
  readonly all: number
}

const summary = (starts: readonly ColdStart[]): ColdNetwork => {
  const of = (value: (start: ColdStart) => number): number => median(starts.map(value))
  const first = ({ answers }: ColdStart): number => answers[0] ?? NaN
  return {
    first: of(first),
    init: of(({ loaded, node }) => loaded - node),
    initAndFirst: of(start => start.loaded - start.node + first(start)),
    all: of(start => start.loaded + first(start)),
  }
}

/** Starts each bundle once per round, in turns. */
export const measureColdNetwork = <B extends Readonly<Record<string, string>>>(
  bundles: B,
  rounds: number,
): Promise<{ readonly [Name in keyof B]: ColdNetwork }> =>
  withNetwork(undefined, async options => {
    const starts = new Map(Object.keys(bundles).map(name => [name, [] as ColdStart[]]))
    // The first round loads the files into the cache of the machine, and is not counted.
    for (let round = 0; round <= rounds; round++)
      for (const [name, bundle] of Object.entries(bundles)) {
        const start = await invokeCold(bundle, options)
        if (round > 0) starts.get(name)?.push(start)
      }
    return Object.fromEntries([...starts].map(([name, all]) => [name, summary(all)])) as {
      [Name in keyof B]: ColdNetwork
    }
  })

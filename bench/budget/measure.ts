import type { Bundles } from '../contenders/contenders'
import { progress } from '../report/report'
import { cold, coldNetwork, decode, hungDatabase, memory, warm } from './callback'
import { exporting, reporting, startUp } from './command-line'
import { better, isKept, type Limit, type Part } from './limits'
import { reconciling } from './reconciling'
import { bundles, page } from './sizes'
import { questions, records } from './units'

/** Each takes some seconds: less exact than alone, but enough to see the cost of a change. */
const PARTS: Readonly<Record<string, Part>> = {
  bundles,
  page,
  records,
  questions,
  startUp,
  cold,
  // They throttle processes by what Linux tells about them.
  ...(process.platform === 'linux' ? { coldNetwork, hungDatabase } : {}),
  warm,
  decode,
  memory,
  exporting,
  reporting,
  reconciling,
}

/** A figure that exceeds its limit is measured again: a busy machine rarely causes that twice in a row, slow code does. */
const measured = async (part: Part, contenders: Bundles): Promise<readonly Limit[]> => {
  const first = await part(contenders)
  if (first.every(isKept)) return first
  progress(
    `Over the limit, measured again: ${first
      .filter(limit => !isKept(limit))
      .map(({ what }) => what)
      .join(', ')}`,
  )
  const second = await part(contenders)
  return first.map((limit, i) => better(limit, second[i]))
}

export const measureAll = async (contenders: Bundles): Promise<readonly Limit[]> => {
  const limits: Limit[] = []
  for (const [name, part] of Object.entries(PARTS)) {
    const startedAt = performance.now()
    limits.push(...(await measured(part, contenders)))
    progress(`${name}: ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`)
  }
  return limits
}

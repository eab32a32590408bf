import type { Figures } from './figures'

/** The figures by which groups are sorted, each with its number in a group; a group without one comes last. */
export const SORTS = {
  calls: ({ calls }) => calls,
  answered: ({ answered }) => answered,
  asr: ({ asr }) => asr?.value,
  ner: ({ ner }) => ner?.low,
  acd: ({ acdMs }) => acdMs,
  talk: ({ talkMs }) => talkMs.total,
  answerDelay: ({ answerDelayMs }) => answerDelayMs?.p50,
  queue: ({ queueMs }) => queueMs?.p50,
  short: ({ shortCalls }) => shortCalls,
  failed: ({ failed }) => failed,
  failedShare: ({ failed, calls }) => failed / calls,
  concurrency: ({ peakConcurrency }) => peakConcurrency?.calls,
  starts: ({ peakStartsPerSecond }) => peakStartsPerSecond?.calls,
} as const satisfies Readonly<Record<string, (figures: Figures) => number | undefined>>

export type SortName = keyof typeof SORTS

export const SORT_NAMES = Object.keys(SORTS) as readonly SortName[]

/** By which figure, and which of its values come first; or by the keys. */
export type Sort = { readonly by: SortName; readonly first: 'highest' | 'lowest' } | { readonly by: 'key' }

/** How groups with other figures precede each other. 0 where the keys decide. */
export const compareFigures =
  (sort: Sort) =>
  (one: Figures, other: Figures): number => {
    if (sort.by === 'key') return 0
    const [a, b] = [SORTS[sort.by](one), SORTS[sort.by](other)]
    if (a === b) return 0
    if (a === undefined) return 1
    if (b === undefined) return -1
    return (a < b ? -1 : 1) * (sort.first === 'lowest' ? 1 : -1)
  }

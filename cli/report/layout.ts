import { FIGURE_NAMES, type FigureName } from './figure-columns'

export const GAP = 2

const BAR = { narrow: 10, wide: 20 } as const

/** What a table has more of on a wider terminal, the most important first. The first ones are left out last. */
const STEPS = [
  'calls',
  'answered',
  'failed',
  'answeredChange',
  'failedChange',
  'talk',
  'atOnce',
  'bar',
  'callsChange',
  'p95',
  'ner',
  'short',
  'wideBar',
  'wholeIds',
  'answerDelay',
  'queue',
  'starts',
] as const satisfies readonly (FigureName | 'bar' | 'wideBar' | 'wholeIds')[]
type Step = (typeof STEPS)[number]

const isFigure = (step: Step): step is Step & FigureName => (FIGURE_NAMES as readonly string[]).includes(step)

/** How wide a key column may be. */
export type KeyWidth = {
  /** So that nothing is cut. */
  readonly whole: number
  /** So wide it should be where more figures fit instead. */
  readonly wanted: number
  readonly min: number
}

export type Layout = {
  readonly keys: readonly number[]
  readonly hasWholeIds: boolean
  readonly figures: readonly FigureName[]
  /** 0 without a bar. */
  readonly bar: number
}

const lineWidth = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width + GAP, widths.length === 0 ? 0 : -GAP)

/** Gives to the narrowest, or takes from the widest, a character at a time until the columns fit. */
const fitted = (widths: readonly number[], limits: readonly number[], room: number): readonly number[] => {
  const fit = [...widths]
  const step = lineWidth(fit) > room ? -1 : 1
  const isFree = (i: number): boolean => (fit[i] ?? 0) * step < (limits[i] ?? 0) * step
  while (step === -1 ? lineWidth(fit) > room : lineWidth(fit) < room) {
    const free = fit.map((_, i) => i).filter(isFree)
    const [first] = free.sort((a, b) => ((fit[a] ?? 0) - (fit[b] ?? 0)) * step)
    if (first === undefined) break
    fit[first] = (fit[first] ?? 0) + step
  }
  return fit
}

/** With fewer columns of figures, keys are rather cut. */
const FIGURES_MIN = 3

/**
 * The columns that fit on a line of so many characters. Where not even the calls do, lines are cut.
 *
 * @param ids the numbers of the key columns that are ids: these are whole, or as short as they may be
 * @param available the width of each column of figures that has something to show
 */
export const layoutOf = (
  keys: readonly KeyWidth[],
  ids: ReadonlySet<number>,
  available: ReadonlyMap<FigureName, number>,
  columns: number,
): Layout => {
  const steps = STEPS.filter(step => !isFigure(step) || available.has(step))
  const layoutWith = (count: number, width: 'wanted' | 'min') => {
    const taken = new Set<Step>(steps.slice(0, count))
    const hasWholeIds = taken.has('wholeIds')
    const figures = FIGURE_NAMES.filter(name => taken.has(name))
    const bar = taken.has('wideBar') ? BAR.wide : taken.has('bar') ? BAR.narrow : 0
    const widths = keys.map((key, i) => (hasWholeIds && ids.has(i) ? key.whole : key[width]))
    const others = [...figures.map(name => available.get(name) ?? 0), ...(bar === 0 ? [] : [bar])]
    return { keys: widths, hasWholeIds, figures, bar, room: columns - lineWidth([...others, 0]) }
  }
  const fits = ({ keys: widths, room }: ReturnType<typeof layoutWith>): boolean => lineWidth(widths) <= room
  const counts = steps.map((_, i) => steps.length - i)
  const roomy = counts.filter(count => count >= FIGURES_MIN).map(count => layoutWith(count, 'wanted'))
  const tight = counts.filter(count => count <= FIGURES_MIN).map(count => layoutWith(count, 'min'))
  const { room, ...layout } = roomy.find(fits) ?? tight.find(fits) ?? layoutWith(1, 'min')
  const limits = keys.map(({ whole }, i) => (ids.has(i) ? (layout.keys[i] ?? 0) : whole))
  return { ...layout, keys: fitted(layout.keys, limits, room) }
}

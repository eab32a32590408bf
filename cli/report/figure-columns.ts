import { type Figures, failedShare } from '../../lambda/report/figures'
import type { ComparedFigures } from '../../lambda/report/report'
import { grouped } from '../../display/text/numbers'
import type { Colours, Paint } from '../printers/colours'
import { isLopsided } from '../../display/text/share-text'
import { duration } from '../../display/time/time-text'
import { barOfAll, intervalBar } from '../printers/bars'
import { amountText, type Change, changeOf, NONE, pointsText, shareText } from './shares'

/** A column of figures, which is aligned on the right. */
export type FigureColumn = {
  readonly heading: string
  readonly width: number
  readonly cell: (figures: ComparedFigures) => string
  readonly paint?: (colours: Colours, figures: ComparedFigures) => Paint
}

const plain: Paint = text => text

const timeText = (ms: number | undefined): string => (ms === undefined ? NONE : duration(ms))

const percentText = (part: number, whole: number): string =>
  whole === 0 ? NONE : ((part / whole) * 100).toFixed(1)

/** Rounded away from each other, so that the true figure is between them. */
const nerText = ({ ner }: Figures): string =>
  ner === undefined ? NONE : `${Math.floor(ner.low * 100)}-${Math.ceil(ner.high * 100)}`

const dimMargin =
  ({ dim }: Colours): Paint =>
  text =>
    text.replace(/±[\d.]+/, dim)

/** @param worse the sign of a change for the worse */
const changePaint =
  (worse: 1 | -1, changeIn: (figures: ComparedFigures) => Change | undefined) =>
  ({ dim, bold, red }: Colours, figures: ComparedFigures): Paint => {
    const change = changeIn(figures)
    if (change?.isBeyondChance !== true) return dim
    return Math.sign(change.difference) === worse ? text => bold(red(text)) : bold
  }

const answeredChange = ({ asr, previous }: ComparedFigures): Change | undefined =>
  changeOf(asr, previous?.asr)

const failedChange = (figures: ComparedFigures): Change | undefined =>
  figures.previous && changeOf(failedShare(figures), failedShare(figures.previous))

const SHARE_WIDTH = '100.0 ±0.0'.length

/** Every column of figures but the bar, in the order in which they stand. */
const COLUMNS = {
  calls: { heading: 'calls', width: 6, cell: ({ calls }) => grouped(calls) },
  callsChange: {
    heading: 'change %',
    width: 6,
    cell: ({ calls, previous }) => (previous === undefined ? NONE : amountText(calls, previous.calls)),
    paint: ({ dim }) => dim,
  },
  answered: {
    heading: 'answered %',
    width: SHARE_WIDTH + 1,
    cell: ({ asr }) => shareText(asr),
    paint: dimMargin,
  },
  answeredChange: {
    heading: 'change pt',
    width: 7,
    cell: figures => pointsText(answeredChange(figures)),
    paint: changePaint(-1, answeredChange),
  },
  failed: {
    heading: 'failed %',
    width: SHARE_WIDTH,
    cell: figures => shareText(failedShare(figures)),
    paint: dimMargin,
  },
  failedChange: {
    heading: 'change pt',
    width: 7,
    cell: figures => pointsText(failedChange(figures)),
    paint: changePaint(1, failedChange),
  },
  talk: { heading: 'talk', width: 6, cell: ({ acdMs }) => timeText(acdMs) },
  p95: { heading: 'p95', width: 7, cell: ({ talkMs }) => timeText(talkMs.p95) },
  ner: { heading: 'NER %', width: 7, cell: nerText },
  short: {
    heading: 'short %',
    width: 7,
    cell: ({ shortCalls, answered }) => percentText(shortCalls, answered),
  },
  answerDelay: { heading: 'answer in', width: 6, cell: ({ answerDelayMs }) => timeText(answerDelayMs?.p50) },
  queue: { heading: 'queued', width: 6, cell: ({ queueMs }) => timeText(queueMs?.p50) },
  atOnce: {
    heading: 'at once',
    width: 7,
    cell: ({ peakConcurrency }) => (peakConcurrency === undefined ? NONE : grouped(peakConcurrency.calls)),
  },
  starts: {
    heading: 'starts/s',
    width: 7,
    cell: ({ peakStartsPerSecond }) =>
      peakStartsPerSecond === undefined ? NONE : grouped(peakStartsPerSecond.calls),
  },
} as const satisfies Readonly<Record<string, FigureColumn>>

export type FigureName = keyof typeof COLUMNS

export const FIGURES: Readonly<Record<FigureName, FigureColumn>> = COLUMNS

export const FIGURE_NAMES = Object.keys(COLUMNS) as readonly FigureName[]

export const paintOf = (column: FigureColumn, colours: Colours, figures: ComparedFigures): Paint =>
  column.paint?.(colours, figures) ?? plain

/** The share of answered calls; where a few calls leave it uncertain, only its interval. */
export const answeredBar = ({ asr }: Figures, width: number): string => {
  if (asr === undefined || width === 0) return ''
  return isLopsided(asr) ? intervalBar(asr.low, asr.high, width) : barOfAll(asr.value, width)
}

/** `0      100`, with 50 between them if there is room. */
export const barHeading = (width: number): string =>
  width < 20
    ? `0${'100'.padStart(width - 1)}`
    : `0${'50'.padStart(width / 2 - 1)}${'100'.padStart(width / 2 - 1)}`

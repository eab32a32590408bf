import { CauseClass, RECOGNIZED_CAUSES } from '../../lambda/disconnect/cause'
import { PARTY_NAMES } from '../../lambda/disconnect/properties'
import type { Figures } from '../../lambda/report/figures'
import type { Report, ReportGroup } from '../../lambda/report/report'
import type { Shape } from '../printers/formats'

/** The figures with a column of their own, as JSON has them: `asr.low` is `"asr":{"low":…}`. */
const PATHS = [
  'calls',
  'answered',
  'asr.value',
  'asr.low',
  'asr.high',
  'ner.low',
  'ner.high',
  'acdMs',
  'talkMs.total',
  'talkMs.p50',
  'talkMs.p95',
  'answerDelayMs.p50',
  'answerDelayMs.p95',
  'queueMs.p50',
  'queueMs.p95',
  'shortCalls',
  'failed',
  'peakConcurrency.calls',
  'peakConcurrency.at',
  'peakConcurrency.atLeast',
  'peakStartsPerSecond.calls',
  'peakStartsPerSecond.at',
  ...Object.keys(CauseClass.keys).map(name => `classes.${name}`),
  ...RECOGNIZED_CAUSES.map(cause => `causes.${cause}`),
] as const

/** Causes that Bandwidth does not document, as JSON. A column for each would be without bound, and its name a text of strangers. */
const OTHER_CAUSES = 'otherCauses'

const RECOGNIZED: ReadonlySet<string> = new Set(RECOGNIZED_CAUSES)

type Members = Readonly<Partial<Record<string, unknown>>>

const at = (figures: object, path: string): unknown => {
  const [name = '', inner] = path.split('.', 2)
  const value = (figures as Members)[name]
  if (inner === undefined) return value
  const found = (value as Members | undefined)?.[inner]
  return found === undefined && (name === 'causes' || name === 'classes') ? 0 : found
}

const otherCauses = ({ causes }: Figures): unknown => {
  const others = Object.entries(causes).filter(([cause]) => !RECOGNIZED.has(cause))
  return others.length === 0 ? undefined : Object.fromEntries(others)
}

const COLUMNS = [...PATHS, OTHER_CAUSES]

const BEFORE = 'previous.'

const valuesOf = (figures: Figures | undefined, prefix: string): Members =>
  figures === undefined
    ? {}
    : Object.fromEntries([
        ...PATHS.map(path => [`${prefix}${path}`, at(figures, path)] as const),
        [`${prefix}${OTHER_CAUSES}`, otherCauses(figures)],
      ])

/** A row for each group: its key, whether it is that of all others, and its figures. */
export const groupShape = ({ by, previous }: Report): Omit<Shape<ReportGroup>, 'json'> => ({
  columns: [
    ...by,
    'other',
    ...COLUMNS,
    ...(previous === undefined ? [] : COLUMNS.map(column => `${BEFORE}${column}`)),
  ],
  valuesOf: group => ({
    ...group.key,
    other: group.other,
    ...valuesOf(group, ''),
    ...valuesOf(group.previous, BEFORE),
  }),
  phoneColumns: new Set([...PARTY_NAMES, 'number']),
})

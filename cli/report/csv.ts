import { CauseClass, RECOGNIZED_CAUSES } from '../../lambda/disconnect/cause'
import { PARTY_NAMES } from '../../lambda/disconnect/properties'
import type { Figures } from '../../lambda/report/figures'
import type { Report, ReportGroup } from '../../lambda/report/report'
import type { Shape } from '../printers/formats'

/** The members of each figure, in the order of their columns. A figure without members is one number. */
const MEMBERS = {
  calls: [],
  answered: [],
  asr: ['value', 'low', 'high'],
  ner: ['low', 'high'],
  acdMs: [],
  talkMs: ['total', 'p50', 'p95'],
  answerDelayMs: ['p50', 'p95'],
  queueMs: ['p50', 'p95'],
  shortCalls: [],
  failed: [],
  peakConcurrency: ['calls', 'at', 'atLeast'],
  peakStartsPerSecond: ['calls', 'at'],
  classes: Object.keys(CauseClass.keys),
  causes: RECOGNIZED_CAUSES,
} satisfies Readonly<Record<keyof Figures, readonly string[]>>

/** The figures with a column of their own, as JSON has them: `asr.low` is `"asr":{"low":…}`. */
const PATHS = Object.entries<readonly string[]>(MEMBERS).flatMap(([name, members]) =>
  members.length === 0 ? [name] : members.map(member => `${name}.${member}`),
)

/** Causes that Bandwidth does not document, as JSON. A column for each would be without bound, and its name a text of strangers. */
const OTHER_CAUSES = 'otherCauses'

const RECOGNIZED: ReadonlySet<string> = new Set(RECOGNIZED_CAUSES)

type Members = Readonly<Partial<Record<string, unknown>>>

const SPLIT = PATHS.map(path => [path, ...path.split('.', 2)] as const)

const at = (figures: object, name: string, inner: string | undefined): unknown => {
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

const MOMENTS = PATHS.filter(path => path.endsWith('.at'))

const TIMES: ReadonlySet<string> = new Set([
  'hour',
  ...MOMENTS,
  ...MOMENTS.map(column => `${BEFORE}${column}`),
])

const DAYS: ReadonlySet<string> = new Set(['day', 'week'])

const addTo = (values: Record<string, unknown>, figures: Figures | undefined, prefix: string): void => {
  if (figures === undefined) return
  for (const [path, name = '', inner] of SPLIT) values[`${prefix}${path}`] = at(figures, name, inner)
  values[`${prefix}${OTHER_CAUSES}`] = otherCauses(figures)
}

/** A row for each group: its key, whether it is that of all others, and its figures. */
export const groupShape = ({ by, previous }: Report): Omit<Shape<ReportGroup>, 'json'> => ({
  columns: [
    ...by,
    'other',
    ...COLUMNS,
    ...(previous === undefined ? [] : COLUMNS.map(column => `${BEFORE}${column}`)),
  ],
  valuesOf: group => {
    const values: Record<string, unknown> = { ...group.key, other: group.other }
    addTo(values, group, '')
    addTo(values, group.previous, BEFORE)
    return values
  },
  phoneColumns: new Set([...PARTY_NAMES, 'number']),
  timeColumns: TIMES,
  dayColumns: DAYS,
})

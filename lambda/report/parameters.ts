import * as E from 'fp-ts/Either'
import { identity } from 'fp-ts/function'
import type { Violation } from '../codec/decode'
import { epochMs, FIRST_MS, type Timestamp, timestampOf } from '../disconnect/timestamp'
import { FILTER_NAMES, type Flag, RANGE_NAMES } from '../question/filters'
import { decodeQuestion, type Parameters, SINGLE_VALUE, unknownNames } from '../question/parameters'
import { UTC, type Zone } from '../time/zone'
import { DIMENSION_NAMES } from './dimensions'
import { LENGTH_DEFAULT_MS, type Period, type ReportRequest, SHORT_DEFAULT_MS } from './request'
import { SORT_NAMES } from './sorting'
import {
  BY_MAX,
  type Read,
  readBy,
  readCompare,
  readShort,
  readSort,
  readTop,
  readZone,
} from './parameter-values'

/** A parameter of a report that a question does not have. */
type ReportParameter<A> = { readonly read: (text: string) => Read<A>; readonly flag?: Flag }

/** Every parameter of a report beside those of a question, in the order of the documentation and the help. */
export const REPORT_PARAMETERS = {
  by: {
    read: readBy,
    flag: {
      value: 'NAMES',
      help: `group calls by up to ${BY_MAX} of ${DIMENSION_NAMES.join(', ')}`,
    },
  },
  top: {
    read: readTop,
    flag: { value: 'N', help: 'only the first N groups, and the rest as one group' },
  },
  sort: {
    read: readSort,
    flag: { value: 'FIGURE', help: `by ${SORT_NAMES.join(', ')} (asr:lowest: the lowest first), or key` },
  },
  compare: {
    read: readCompare,
    flag: {
      value: 'PERIOD',
      help: 'previous: with the period before, of the same length; previousWeek: with the same times a week earlier',
    },
  },
  short: {
    read: readShort,
    flag: { value: 'DURATION', help: 'an answered call with less talk is a short one (default 6s)' },
  },
  /** The command line has flags for the zone of all its times. */
  tz: { read: readZone },
} as const satisfies Readonly<Record<string, ReportParameter<unknown>>>

export type ReportParameterName = keyof typeof REPORT_PARAMETERS

export const REPORT_PARAMETER_NAMES = Object.keys(REPORT_PARAMETERS) as readonly ReportParameterName[]

type Values = {
  [Name in ReportParameterName]?: (typeof REPORT_PARAMETERS)[Name] extends ReportParameter<infer A>
    ? A
    : never
}

/** Those of a question that a report takes, too: it has no order of records. */
export const REPORT_QUESTION_NAMES = [...FILTER_NAMES, ...RANGE_NAMES] as const

const QUESTION_NAMES: readonly string[] = REPORT_QUESTION_NAMES

const ALL_NAMES: readonly string[] = [...QUESTION_NAMES, ...REPORT_PARAMETER_NAMES]

const UNKNOWN_NAME = `one of the parameters ${ALL_NAMES.join(', ')}`

/** How the names of parameters are written: `minTalkMs`, or as the flag `--min-talk-ms`. */
type Spelling = (name: string) => string

type Violations = readonly Violation[]

/** The parameters of a report beside those of a question. `by` may be repeated. */
const readOwn = (
  parameters: Parameters,
  spelling: Spelling,
): { readonly left: Violations; readonly values: Values } => {
  const left: Violation[] = []
  const values: Record<string, unknown> = {}
  for (const name of REPORT_PARAMETER_NAMES) {
    const texts = parameters.filter(([given]) => given === name).map(([, text]) => text)
    if (texts.length === 0) continue
    if (texts.length > 1 && name !== 'by') {
      left.push({ path: spelling(name), expected: SINGLE_VALUE })
      continue
    }
    const read: Read<unknown> = REPORT_PARAMETERS[name].read(texts.join(','))
    if (E.isLeft(read)) left.push({ path: spelling(name), expected: read.left })
    else values[name] = read.right
  }
  // Each value has the type of its reader.
  return { left, values }
}

/** Both ends of the range. Without a beginning, it has the default length; without an end, it ends now. */
const periodOf = ({ since, until }: Partial<Period>, now: Timestamp): Period => {
  const end = until ?? now
  return { since: since ?? timestampOf(Math.max(FIRST_MS, epochMs(end) - LENGTH_DEFAULT_MS)), until: end }
}

/** Decodes what a report is asked for from its parameters, or says everything that is wrong with them. */
export const decodeReportRequest =
  (now: Timestamp, spelling: Spelling = identity, zone: Zone = UTC) =>
  (parameters: Parameters): E.Either<Violations, ReportRequest> => {
    const { left, values } = readOwn(parameters, spelling)
    const question = decodeQuestion(
      now,
      spelling,
    )(parameters.filter(([name]) => QUESTION_NAMES.includes(name)))
    const violations = [
      ...unknownNames(parameters, name => ALL_NAMES.includes(name), UNKNOWN_NAME),
      ...(E.isLeft(question) ? question.left : []),
      ...left,
    ]
    if (violations.length > 0 || E.isLeft(question)) return E.left(violations)
    const period = periodOf(question.right, now)
    // A range that has no length has no report.
    if (period.since >= period.until)
      return E.left([
        { path: spelling('since'), expected: `a time before that of ${spelling('until')} (default: now)` },
      ])
    const { by = [], tz, short = SHORT_DEFAULT_MS, ...rest } = values
    return E.right({
      question: { ...question.right, ...period },
      by,
      zone: tz ?? zone,
      shortMs: short,
      ...rest,
    })
  }

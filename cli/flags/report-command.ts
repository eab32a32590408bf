import { FILTER_NAMES, RANGE_NAMES } from '../../lambda/question/filters'
import { REPORT_PARAMETER_NAMES } from '../../lambda/report/parameters'
import type { Period } from '../../lambda/report/request'
import { flagOf, shellWord } from '../../display/text/command-words'
import { VARIABLES, type PlaceFlags } from './place-flags'
import type { ReportFlags } from './report-flags'
import type { ZoneFlags } from './zone-flags'

type Value = string | boolean
type Values = Readonly<Record<string, Value | readonly Value[] | undefined>>

/** Each flag that is given, with its value. */
const given = (values: Values, names: readonly string[]): readonly string[] =>
  names.flatMap(name =>
    [values[name] ?? []].flat().map(value => {
      const text = String(value)
      return value === true ? flagOf(name) : `${flagOf(name)} ${shellWord(text)}`
    }),
  )

const FILTERS = [...FILTER_NAMES, 'notCause', 'failed']

/** The filters of a report, as they are typed. */
export const filterWords = (flags: ReportFlags): readonly string[] => given(flags, FILTERS)

const PLACE = ['stack', 'table', 'endpoint', 'region', 'profile', 'local']
const ZONE = ['tz', 'utc']

/** The command that makes a report again, at any time and on any machine that finds the place. */
export const reportCommand = (
  flags: ReportFlags & PlaceFlags & ZoneFlags,
  { since, until }: Period,
  environment: NodeJS.ProcessEnv,
): string => {
  const isPlaceGiven = [flags.stack, flags.table, flags.local].some(place => place !== undefined)
  const stack = isPlaceGiven ? undefined : environment[VARIABLES.stack]?.trim() || undefined
  return [
    'disconnects report',
    ...given({ ...flags, since, until, stack: flags.stack ?? stack }, [
      ...RANGE_NAMES,
      ...FILTERS,
      ...REPORT_PARAMETER_NAMES.filter(name => name !== 'tz'),
      ...ZONE,
      ...PLACE,
    ]),
  ].join(' ')
}

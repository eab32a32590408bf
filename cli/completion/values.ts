import type { Option } from 'commander'
import { PARAMETER_NAMES, PARAMETERS } from '../../lambda/question/parameters'
import { COMPARISONS } from '../../lambda/report/request'
import { DIMENSION_NAMES } from '../../lambda/report/dimensions'
import { SORT_NAMES } from '../../lambda/report/sorting'
import { flagOf } from '../../display/text/command-words'
import { PARAMETER_CHOICES } from '../../display/text/parameter-choices'
import { COLUMN_NAMES } from '../printers/columns'

/** The values of flags that accept others, too, or whose values are checked elsewhere. */
const VALUES: Readonly<Record<string, readonly string[] | (() => readonly string[])>> = {
  ...Object.fromEntries(Object.entries(PARAMETER_CHOICES).map(([name, values]) => [flagOf(name), values])),
  '--by': DIMENSION_NAMES,
  '--not-cause': PARAMETER_CHOICES.cause ?? [],
  '--columns': COLUMN_NAMES,
  '--compare': COMPARISONS,
  '--sort': [...SORT_NAMES, 'key'],
  '--tz': () => ['UTC', ...Intl.supportedValuesOf('timeZone')],
}

/** Flags that take several values, with a comma between them. */
const LISTS: ReadonlySet<string> = new Set([
  ...PARAMETER_NAMES.filter(name => PARAMETERS[name].list === true).map(flagOf),
  ...['--not-cause', '--columns', '--by'],
])

/** The values that may stand in place of `word`: of a list, each continues what is there already. */
export const valuesOf = (option: Option, word: string): readonly string[] => {
  const flag = option.long ?? ''
  const known = VALUES[flag] ?? []
  const values = option.argChoices ?? (typeof known === 'function' ? known() : known)
  const before = LISTS.has(flag) ? word.slice(0, word.lastIndexOf(',') + 1) : ''
  const given = before.split(',')
  return values.filter(value => !given.includes(value)).map(value => `${before}${value}`)
}

import { clipped, padded, visible } from '../../display/text/visible-text'
import { counted } from '../../display/text/numbers'
import type { Screen } from '../output/terminal'
import { wrapped } from '../output/wrapped'
import { coloursFor } from '../printers/colours'
import { completenessText } from '../reconciliation/table'
import type { ConfigurationReport, ReportedApplication } from './check-report'
import type { Warning } from './warnings'

const COLUMNS = ['application', 'goes to', 'method', 'time-out', 'user', 'complete %'] as const
const WIDTHS = [18, 19, 6, 8, 11, 10]

const BY = { key: 'key', 'former key': 'old key', 'unknown key': 'wrong key', user: 'user' } as const

const goesTo = ({ goesTo: tag, by }: ReportedApplication): string =>
  by === undefined ? tag : `${tag}, ${BY[by]}`

const rowOf = (cells: readonly string[]): string =>
  cells
    .map((cell, i) => {
      const width = WIDTHS[i] ?? 0
      return i === COLUMNS.length - 1 ? cell.padStart(width) : padded(clipped(visible(cell), width), width)
    })
    .join(' ')
    .trimEnd()

const INDENT = '  '
const WARNING = `${INDENT}warning `

const warningText = ({ means }: Warning, { colours, columns }: Screen): string => {
  const { yellow } = coloursFor(colours)
  const text = wrapped(visible(means), Math.max(40, columns - WARNING.length))
  return `${INDENT}${yellow('warning')} ${text.replaceAll('\n', `\n${' '.repeat(WARNING.length)}`)}`
}

/** What ends the warnings, once. */
const commandLines = (warnings: readonly Warning[]): readonly string[] => {
  const run = warnings.find(warning => warning.run !== undefined)?.run
  return run === undefined
    ? []
    : [
        `${INDENT}set it:`,
        `${INDENT}${INDENT}${visible(run).replace(' --stack ', ` \\\n${INDENT.repeat(3)}--stack `)}`,
      ]
}

const applicationText = (one: ReportedApplication, screen: Screen): string => {
  const { dim } = coloursFor(screen.colours)
  const row = rowOf([
    one.name === '' ? '–' : one.name,
    goesTo(one),
    one.statusUrl === undefined ? '–' : one.method,
    `${one.timeoutSeconds} s`,
    one.user ?? '–',
    completenessText(one.completeness),
  ])
  const details = [one.applicationId, ...(one.statusUrl === undefined ? [] : [one.statusUrl])]
  return [
    row,
    ...details.map(line => INDENT + dim(clipped(visible(line), screen.columns - INDENT.length))),
    ...one.warnings.map(warning => warningText(warning, screen)),
    ...commandLines(one.warnings),
    '',
  ].join('\n')
}

/** The voice applications of an account, each with its id, its status URL and what may cost callbacks. */
export const applicationsText = (report: ConfigurationReport, screen: Screen): string => {
  const { accountId, stack, applications } = report
  const { dim } = coloursFor(screen.colours)
  const where = `account ${accountId}${stack === undefined ? '' : `, this stack: ${stack}`}`
  if (applications.length === 0) return `${where}\n\nno voice application\n`
  const pointing = applications.filter(({ goesTo: tag }) => tag === 'this stack').length
  const summary = `${counted(applications.length, 'voice application')}${stack === undefined ? '' : `, ${pointing} of them to this stack`}`
  return [
    `${where}\n`,
    dim(rowOf(COLUMNS)),
    ...applications.map(one => applicationText(one, screen)),
    summary,
    '',
  ].join('\n')
}

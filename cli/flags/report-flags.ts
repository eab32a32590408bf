import type { Command } from 'commander'
import type { Parameters } from '../../lambda/question/parameters'
import {
  decodeReportRequest,
  REPORT_PARAMETER_NAMES,
  REPORT_PARAMETERS,
  REPORT_QUESTION_NAMES,
  type ReportParameterName,
} from '../../lambda/report/parameters'
import type { ReportRequest } from '../../lambda/report/request'
import { UTC, type Zone, zoneNamed } from '../../lambda/time/zone'
import type { Format } from '../printers/format-names'
import { MACHINE } from '../time/machine-zone'
import type { Clock } from '../../display/time/time-input'
import { flagOf } from '../../display/text/command-words'
import { addFormatFlags, formatIn, type FormatFlags } from './output-flags'
import { addQuestionFlags, askedBy, type Asked, collect, type QuestionFlags } from './question-flags'

/** The zone of a report is that of all times on the command line. */
type OwnName = Exclude<ReportParameterName, 'tz'>

const OWN_NAMES = REPORT_PARAMETER_NAMES.filter((name): name is OwnName => name !== 'tz')

const REPORT_FORMATS = ['table', 'json', 'csv', 'excel'] as const satisfies readonly Format[]
type ReportFormat = (typeof REPORT_FORMATS)[number]

export type ReportFlags = QuestionFlags &
  Readonly<Partial<Record<OwnName, readonly string[]>>> &
  FormatFlags<ReportFormat> & { readonly html?: string }

export const addReportFlags = (command: Command): Command => {
  addQuestionFlags(command, REPORT_QUESTION_NAMES).optionsGroup('Report:')
  for (const name of OWN_NAMES) {
    const { value, help } = REPORT_PARAMETERS[name].flag
    command.addOption(command.createOption(`${flagOf(name)} <${value}>`, help).argParser(collect))
  }
  return command
}

export const addReportFormatFlags = (command: Command): Command =>
  addFormatFlags(command, REPORT_FORMATS).option(
    '--html <FILE>',
    'write a file with charts, for a browser or to print',
  )

/** A report names its zone for programs: where the machine's has no name, its times are in UTC. */
const zoneOfReport = ({ zone }: Clock): Zone =>
  zone === MACHINE && zoneNamed(zone.name()) === undefined ? UTC : zone

/** @throws UsageError with a line for each flag whose value is wrong */
export const reportRequestOf = (flags: ReportFlags, clock: Clock): Asked<ReportRequest> => {
  const own: Parameters = OWN_NAMES.flatMap(name => (flags[name] ?? []).map(value => [name, value] as const))
  return askedBy(
    (now, spelling) => decodeReportRequest(now, spelling, zoneOfReport(clock)),
    flags,
    clock,
    own,
  )
}

/** Without a flag it is a table, unless the report is written to a file and nobody looks at the output. */
export const reportFormatOf = (flags: ReportFlags, isTerminal: boolean): ReportFormat | undefined =>
  formatIn(flags, REPORT_FORMATS) ?? (flags.html === undefined || isTerminal ? 'table' : undefined)

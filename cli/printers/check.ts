import { countOf, type Finding, type NamedFinding, type Result } from '../check/finding'
import type { Report } from '../check/report'
import { coloursFor, type Paint } from './colours'
import type { Screen } from './printer'
import { visible } from './visible-text'

const RESULT_WIDTH = 'failure'.length
const NAME_WIDTH = 'unsigned question'.length

const paintOf = (colours: boolean): Readonly<Record<Result, Paint>> => {
  const { green, yellow, red } = coloursFor(colours)
  return { ok: green, warning: yellow, failure: red }
}

/** One line, and below it what to do. */
export const findingText = (finding: NamedFinding, { colours }: Pick<Screen, 'colours'>): string => {
  const result = paintOf(colours)[finding.result](finding.result.padEnd(RESULT_WIDTH))
  const line = `${result}  ${finding.name.padEnd(NAME_WIDTH)}  ${visible(finding.means)}\n`
  const indent = ' '.repeat(RESULT_WIDTH + NAME_WIDTH + 4)
  return finding.result === 'ok' ? line : `${line}${indent}To do: ${visible(finding.do)}\n`
}

const counts = (findings: readonly Finding[]): string =>
  (
    [
      ['ok', 'ok', 'ok'],
      ['warning', 'warning', 'warnings'],
      ['failure', 'failure', 'failures'],
    ] as const
  )
    .map(([result, one, several]) => {
      const count = countOf(findings, result)
      return `${count} ${count === 1 ? one : several}`
    })
    .join(', ')

const MEANS: Readonly<Record<Result, string>> = {
  ok: 'callbacks arrive and are kept',
  warning: 'callbacks arrive and are kept, as far as was checked: see the warnings',
  failure: 'callbacks are or would be lost: see the failures',
}

/** The last line. */
export const summaryText = ({ checks, result, seconds, interrupted }: Report): string =>
  `${counts(checks)}, in ${seconds} s: ${interrupted ? 'interrupted before all was checked' : MEANS[result]}\n`

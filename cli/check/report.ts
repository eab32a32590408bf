import { visible } from '../../display/text/visible-text'
import { coloursFor, type Paint } from '../printers/colours'
import type { Screen } from '../output/terminal'
import { countOf, type Finding, type NamedFinding, type Result, worstOf } from './finding'

/** The deployment that was checked. The path of the URL is left out, since it may contain a key. */
export type CheckedTarget =
  | {
      readonly stack: string
      readonly region: string
      readonly account: string
      readonly host: string
    }
  | { readonly twin: string; readonly host: string }

/** The output of `--json`. */
export type CheckReport = {
  readonly target: CheckedTarget
  /** The version of this program. */
  readonly version: string
  readonly startedAt: string
  readonly seconds: number
  readonly result: Result
  readonly interrupted: boolean
  readonly checks: readonly NamedFinding[]
}

export const reportOf = (
  known: Pick<CheckReport, 'target' | 'version' | 'interrupted' | 'checks'>,
  startedAt: number,
  now: number,
): CheckReport => ({
  target: known.target,
  version: known.version,
  startedAt: new Date(startedAt).toISOString(),
  seconds: Math.round((now - startedAt) / 100) / 10,
  // After an interruption the other results are unknown.
  result: known.interrupted ? 'failure' : worstOf(known.checks),
  interrupted: known.interrupted,
  checks: known.checks,
})

const RESULT_WIDTH = 'failure'.length
const NAME_WIDTH = 'unsigned question'.length

const paintOf = (colours: boolean): Readonly<Record<Result, Paint>> => {
  const { green, yellow, red } = coloursFor(colours)
  return { ok: green, warning: yellow, failure: red }
}

/** One line, and what to do on the next one. */
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

const FAILURES = {
  lost: 'callbacks are or would be lost: see the failures',
  queued: 'callbacks wait in the overflow queue, and are not lost yet: see the failures',
  undecided: 'callbacks are acknowledged, but not on record: see the failures',
  challenge:
    'with the key in the URL callbacks arrive; with Basic they do not if Bandwidth waits for the challenge (--no-challenge leaves this check out)',
} as const

/** Says that callbacks are lost only if they are. */
const failuresMean = (checks: readonly NamedFinding[]): string => {
  const failures = checks.filter(({ result }) => result === 'failure')
  const keyWorks = checks.some(({ name, result }) => name === 'key in the URL' && result === 'ok')
  if (keyWorks && failures.every(({ name }) => name === 'challenge')) return FAILURES.challenge
  const waits = failures.map(one => (one.result === 'ok' ? undefined : one.waits))
  if (waits.includes(undefined)) return FAILURES.lost
  return waits.includes('maybe') ? FAILURES.undecided : FAILURES.queued
}

const meaningOf = ({ checks, result }: CheckReport): string => {
  switch (result) {
    case 'ok':
      return 'callbacks arrive and are stored'
    case 'warning':
      return 'callbacks arrive and are stored, as far as was checked: see the warnings'
    case 'failure':
      return failuresMean(checks)
  }
}

/** The last line of the output. */
export const summaryText = (report: CheckReport): string =>
  `${counts(report.checks)}, in ${report.seconds} s: ${report.interrupted ? 'interrupted before everything was checked' : meaningOf(report)}\n`

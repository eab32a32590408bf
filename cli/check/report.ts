import { worstOf, type NamedFinding, type Result } from './finding'

/** What was checked. Without the URL's path, in which somebody may have left a key. */
export type CheckedTarget =
  | {
      readonly stack: string
      readonly region: string
      readonly account: string
      readonly host: string
    }
  | { readonly twin: string; readonly host: string }

/** What `--json` prints. */
export type Report = {
  readonly target: CheckedTarget
  /** Of this program. */
  readonly version: string
  readonly startedAt: string
  readonly seconds: number
  readonly result: Result
  readonly interrupted: boolean
  readonly checks: readonly NamedFinding[]
}

export const reportOf = (
  known: Pick<Report, 'target' | 'version' | 'interrupted' | 'checks'>,
  startedAt: number,
  now: number,
): Report => ({
  target: known.target,
  version: known.version,
  startedAt: new Date(startedAt).toISOString(),
  seconds: Math.round((now - startedAt) / 100) / 10,
  // An interruption leaves open what the rest would have come to.
  result: known.interrupted ? 'failure' : worstOf(known.checks),
  interrupted: known.interrupted,
  checks: known.checks,
})

import { defined } from '../../lambda/codec/defined'

/** The result of a check. A failure means that callbacks are lost, or would be. */
export type Result = 'ok' | 'warning' | 'failure'

export type Waits = 'yes' | 'maybe'

/** The meaning of the result for the user and, unless it is ok, the advice. It contains no phone number, tag, password or key. */
export type Finding =
  | { readonly result: 'ok'; readonly means: string }
  | {
      readonly result: 'warning' | 'failure'
      readonly means: string
      readonly do: string
      /** Whether callbacks wait in the overflow queue, and so are not lost. */
      readonly waits?: Waits
    }

export type NamedFinding = Finding & { readonly name: string }

export const ok = (means: string): Finding => ({ result: 'ok', means })
export const warning = (means: string, toDo: string): Finding => ({ result: 'warning', means, do: toDo })
export const failure = (means: string, toDo: string, waits?: Waits): Finding => ({
  result: 'failure',
  means,
  do: toDo,
  ...defined({ waits }),
})

export const countOf = (findings: readonly Finding[], result: Result): number =>
  findings.filter(finding => finding.result === result).length

export const worstOf = (findings: readonly Finding[]): Result =>
  (['failure', 'warning'] as const).find(result => countOf(findings, result) > 0) ?? 'ok'

/** A section of the runbook. */
export const runbook = (section: string): string => `docs/operations.md, "${section}"`

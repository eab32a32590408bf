import type { BoundCheck } from './checks'
import type { Line, Need } from './context'
import { failure, warning, type NamedFinding } from './finding'
import { listed } from '../../display/text/numbers'

const DEFECT = 'run it again; if it happens again, please report it'

/** A defect in one check must not stop the other checks or the clean-up. */
const orFailure =
  (name: string) =>
  (error: unknown): NamedFinding => ({
    name,
    ...failure(`not checked: ${error instanceof Error ? error.name : 'something went wrong'}`, DEFECT),
  })

type Started = NamedFinding | (() => Promise<NamedFinding | undefined>)

const named =
  (name: string) =>
  (line: Line | undefined): NamedFinding | undefined =>
    line === undefined ? undefined : { name, ...line }

const started = async ({ name, run }: BoundCheck): Promise<Started> => {
  try {
    const result = await run()
    if (typeof result !== 'function') return { name, ...result }
    return () => result().then(named(name), orFailure(name))
  } catch (error) {
    return orFailure(name)(error)
  }
}

const WHY: Readonly<Record<Need, string>> = {
  answers: 'two requests in a row have had no answer',
  authorization: 'neither the key nor Basic is accepted',
}

/** One line for all checks that are left out for the same reason. */
const notChecked = (need: Need, names: readonly string[]): NamedFinding => ({
  name: 'not checked',
  ...warning(`${listed(names)}: ${WHY[need]}`, 'see the failures above, and run this again'),
})

export type Conditions = {
  readonly isInterrupted: () => boolean
  readonly isMet: (need: Need) => boolean
}

/**
 * Runs the checks one after another. Yields the findings in the same order, each as soon as it and those before it are known: records
 * are waited for after all callbacks are sent. An interruption ends it.
 */
export async function* runChecks(
  checks: readonly BoundCheck[],
  { isInterrupted, isMet }: Conditions,
): AsyncGenerator<NamedFinding> {
  const waiting: Started[] = []
  const left: Record<Need, string[]> = { answers: [], authorization: [] }
  for (const check of checks) {
    if (isInterrupted()) return
    const lacking = check.needs.find(need => !isMet(need))
    if (lacking !== undefined) {
      left[lacking].push(check.name)
      continue
    }
    const one = await started(check)
    // An interrupted check proves nothing.
    if (isInterrupted()) return
    if (waiting.length === 0 && typeof one !== 'function') yield one
    else waiting.push(one)
  }
  for (const one of waiting) {
    const finding = typeof one === 'function' ? await one() : one
    if (isInterrupted()) return
    if (finding !== undefined) yield finding
  }
  for (const need of ['answers', 'authorization'] as const)
    if (left[need].length > 0) yield notChecked(need, left[need])
}

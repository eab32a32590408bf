import type { BoundCheck } from './checks'
import { failure, type NamedFinding } from './finding'

const DEFECT = 'run it again; if it stays so, it is a defect of this program: please report it'

/** A defect of ours must not keep the others from being run, nor what was stored from being deleted. */
const orFailure =
  (name: string) =>
  (error: unknown): NamedFinding => ({
    name,
    ...failure(`not checked: ${error instanceof Error ? error.name : 'something went wrong'}`, DEFECT),
  })

type Started = NamedFinding | (() => Promise<NamedFinding>)

const started = async ({ name, run }: BoundCheck): Promise<Started> => {
  try {
    const result = await run()
    if (typeof result !== 'function') return { name, ...result }
    return () => result().then(finding => ({ name, ...finding }), orFailure(name))
  } catch (error) {
    return orFailure(name)(error)
  }
}

/**
 * Runs them one after another. Findings come in their order, each as soon as it and those before it are known: records are waited for
 * when all has been sent. An interruption ends it.
 */
export async function* runChecks(
  checks: readonly BoundCheck[],
  isInterrupted: () => boolean,
): AsyncGenerator<NamedFinding> {
  const waiting: Started[] = []
  for (const check of checks) {
    if (isInterrupted()) return
    const one = await started(check)
    if (waiting.length === 0 && typeof one !== 'function') yield one
    else waiting.push(one)
  }
  for (const one of waiting) {
    const finding = typeof one === 'function' ? await one() : one
    // A check that was interrupted proves nothing.
    if (isInterrupted()) return
    yield finding
  }
}

import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Question } from '../../lambda/question/question'
import { ask } from '../calls/ask'
import { reset, type Meter } from '../database/meter'
import { median } from '../report/statistics'
import { answer, bytesOf, narrowed } from './answer'
import type { Kind } from './questions'

/** A table of one size. */
export type Target = { readonly size: number; readonly client: DynamoDBClient; readonly meter: Meter }

export type Measured = Meter & {
  readonly size: number
  readonly records: number
  readonly bytes: number
  readonly medianMs: number
}

/** A read unit is charged for each page of this size. */
export const READ_PAGE_BYTES = 4_096

const RUNS = 15
const WARM_UP = 3

const once = async ({ client, meter, size }: Target, question: Question, kind: Kind) => {
  reset(meter)
  const started = performance.now()
  const records = await answer(client, question, kind)
  const ms = performance.now() - started
  return { ...meter, size, records: records.length, bytes: bytesOf(records), ms }
}

/** Table sizes take turns, so that other work of the machine affects all of them. */
const onEach = async (
  targets: readonly Target[],
  questions: readonly Question[],
  kind: Kind,
): Promise<readonly Measured[]> => {
  const times = targets.map((): number[] => [])
  let last: readonly Awaited<ReturnType<typeof once>>[] = []
  for (let run = -WARM_UP; run < RUNS; run++) {
    const round = []
    for (const [i, target] of targets.entries()) {
      const result = await once(target, questions[i] ?? ask({}), kind)
      if (run >= 0) times[i]?.push(result.ms)
      round.push(result)
    }
    last = round
  }
  return last.map((result, i) => ({ ...result, medianMs: median(times[i] ?? []) }))
}

export type Comparison = {
  readonly kind: Kind
  /** The first records of a longer answer. */
  readonly open: readonly Measured[]
  /** The whole answer within a time range that has exactly as many records. */
  readonly inRange: readonly Measured[]
}

export const compare = async (targets: readonly Target[], kind: Kind): Promise<Comparison> => {
  const question = ask(kind.parameters)
  const ranges: Question[] = []
  for (const { client } of targets) ranges.push(narrowed(question, await answer(client, question, kind)))
  return {
    kind,
    open: await onEach(
      targets,
      targets.map(() => question),
      kind,
    ),
    inRange: await onEach(targets, ranges, kind),
  }
}

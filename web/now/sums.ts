import type { ActivitySpan } from '../../console/answers/activity'
import { causeClass, FAILED_CLASSES, type FailedClass, isFailedClass } from '../../lambda/disconnect/cause'

/** Calls by what became of them. */
export type Sums = {
  readonly calls: number
  readonly answered: number
  readonly failed: number
  readonly classes: Readonly<Record<FailedClass, number>>
  /** The causes of failed calls. A map, since a cause can be the name of what every object has. */
  readonly causes: ReadonlyMap<string, number>
}

export const failedClassOf = (cause: string): FailedClass | undefined =>
  FAILED_CLASSES.find(name => name === causeClass(cause))

/** The failed calls of a part, by class. */
export const classesIn = ({ causes }: Pick<ActivitySpan, 'causes'>): Record<FailedClass, number> => {
  const classes: Record<FailedClass, number> = { application: 0, limit: 0, platform: 0 }
  for (const [cause, calls] of Object.entries(causes)) {
    const name = failedClassOf(cause)
    if (name !== undefined) classes[name] += calls
  }
  return classes
}

export const failedIn = (span: Pick<ActivitySpan, 'causes'>): number =>
  Object.entries(span.causes).reduce(
    (sum, [cause, calls]) => (isFailedClass(causeClass(cause)) ? sum + calls : sum),
    0,
  )

/** All calls of some parts. @param weightOf the share of a part that counts */
export const sumsOf = (
  spans: readonly ActivitySpan[],
  weightOf: (span: ActivitySpan) => number = () => 1,
): Sums => {
  let [calls, answered] = [0, 0]
  const causes = new Map<string, number>()
  for (const span of spans) {
    const weight = weightOf(span)
    calls += weight * span.calls
    answered += weight * span.answered
    for (const [cause, count] of Object.entries(span.causes))
      if (failedClassOf(cause) !== undefined) causes.set(cause, (causes.get(cause) ?? 0) + weight * count)
  }
  const classes: Record<FailedClass, number> = { application: 0, limit: 0, platform: 0 }
  for (const [cause, count] of causes) {
    const name = failedClassOf(cause)
    if (name !== undefined) classes[name] += count
  }
  const failed = classes.application + classes.limit + classes.platform
  return { calls, answered, failed, classes, causes }
}

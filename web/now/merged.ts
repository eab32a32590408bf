import type { ActivitySpan } from '../../console/answers/activity'

const sumOfCauses = (spans: readonly ActivitySpan[]): Readonly<Record<string, number>> => {
  const causes = new Map<string, number>()
  for (const span of spans)
    for (const [cause, calls] of Object.entries(span.causes))
      causes.set(cause, (causes.get(cause) ?? 0) + calls)
  return Object.fromEntries(causes)
}

const one = (spans: readonly ActivitySpan[]): ActivitySpan => ({
  fromMs: spans[0]?.fromMs ?? 0,
  toMs: spans.at(-1)?.toMs ?? 0,
  calls: spans.reduce((sum, { calls }) => sum + calls, 0),
  answered: spans.reduce((sum, { answered }) => sum + answered, 0),
  causes: sumOfCauses(spans),
})

/** Longer parts, which begin at round times: each of so many short ones. */
export const merged = (spans: readonly ActivitySpan[], count: number): readonly ActivitySpan[] => {
  if (count === 1) return spans
  // A part ends at a round time, as the second begins at one.
  const lengthMs = spans[1] === undefined ? 1 : count * (spans[1].toMs - spans[1].fromMs)
  const groups = new Map<number, ActivitySpan[]>()
  for (const span of spans) {
    const start = Math.floor(span.fromMs / lengthMs)
    groups.set(start, [...(groups.get(start) ?? []), span])
  }
  return [...groups.values()].map(one)
}

/** What a callback of a history has, as far as tests look at it. */
export type PastCallback = Readonly<
  Record<'accountId' | 'applicationId' | 'callId' | 'from' | 'to' | 'cause' | 'startTime' | 'endTime', string>
> & { readonly answerTime?: string; readonly tag?: string }

/** The last digits of the applications: reminders, support, sales, codes, checkout and returns. */
export const APPLICATION_DIGITS = ['2', '3', '4', '5', '6', '7'] as const

export const countBy = <A>(
  values: readonly A[],
  nameOf: (value: A) => string,
): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const value of values) counts[nameOf(value)] = (counts[nameOf(value)] ?? 0) + 1
  return counts
}

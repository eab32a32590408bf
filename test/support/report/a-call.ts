import { type Call, TEXT_NAMES, type TextName } from '../../../lambda/report/call'

/** The texts of a call by their names. */
export const textsBy = (valueOf: (name: TextName) => string | undefined): Pick<Call, TextName> =>
  Object.fromEntries(TEXT_NAMES.map(name => [name, valueOf(name)])) as Pick<Call, TextName>

/** A call that was answered after 5 s, talked for 30 s and ended at a time. */
export const aCallThatEnded = (endMs: number, change: Partial<Call> = {}): Call => ({
  ...textsBy(() => undefined),
  endedMs: endMs,
  startMs: endMs - 35_000,
  endMs,
  answered: true,
  talkMs: 30_000,
  ringMs: 5_000,
  queueMs: NaN,
  cause: 'hangup',
  applicationId: '04e88489-df02-4e34-a0ee-27a91849555f',
  accountId: '9900000',
  from: '+15555550100',
  to: '+15555550101',
  direction: 'outbound',
  ...change,
})

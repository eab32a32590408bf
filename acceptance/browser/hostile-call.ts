import type { TwinProcess } from '../../test/support/twin/twin-process'

export const HOSTILE_TAG = '<img src=x onerror=alert(1)>'

/** Delivers a callback as Bandwidth does. */
export const deliver = async (twin: Pick<TwinProcess, 'url'>, body: object): Promise<void> => {
  const { status } = await fetch(`${twin.url}/callbacks/disconnect/local-only`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (status !== 204) throw new Error(`The twin answered with status ${status}`)
}

export const secondsAgo = (seconds: number): string => new Date(Date.now() - seconds * 1_000).toISOString()

/** A call whose tag wants to be markup. */
export const CALL = {
  eventType: 'disconnect',
  callId: 'c-of-the-test',
  accountId: '9900000',
  from: '+15555550187',
  to: '+15555550160',
  direction: 'inbound',
  enqueuedTime: secondsAgo(101),
  startTime: secondsAgo(100),
  answerTime: secondsAgo(90),
  endTime: secondsAgo(40),
  eventTime: secondsAgo(40),
  cause: 'callback-error',
  tag: HOSTILE_TAG,
}

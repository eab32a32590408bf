import type { PresentedKind } from '../lambda/callback/authorize'
import { isRecognized } from '../lambda/disconnect/cause'
import type { Disconnect } from '../lambda/disconnect/disconnect'
import { eventTypeLabel } from '../lambda/disconnect/event-type'
import type { DurableOutcome } from '../lambda/intake/receive-durably'
import type { WaitingOutcome } from '../lambda/intake/receive-waiting'
import type { NoRecord } from '../lambda/intake/to-record'
import { failureFields } from '../lambda/log/failure-fields'
import { INVOCATION_MAX_BYTES } from './gateway/limits'
import type { TwinOptions } from './twin-options'

const WITHHELD: readonly string[] = ['Restricted', 'Anonymous', 'Private', 'Unavailable']

/** Only the first digit and the last two digits of a phone number; nothing of any other party. */
export const masked = (party: string | undefined): string => {
  if (party === undefined) return '?'
  if (WITHHELD.includes(party)) return party
  return /^\+\d{7,}$/.test(party) ? `${party.slice(0, 2)}…${party.slice(-2)}` : '…'
}

const talk = ({ answered, talkMs }: Disconnect): string =>
  answered && talkMs !== undefined ? ` talk ${(talkMs / 1000).toFixed(1)} s` : ''

/** Text from outside must not start a new line, nor control the terminal. */
const oneLine = (text: string): string => text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '·')

const summary = (record: Disconnect): string => {
  const { eventType, cause, from, to } = record
  const callId = oneLine(record.callId)
  const shownCause = cause === undefined ? '' : ` ${isRecognized(cause) ? cause : 'other cause'}`
  return `${eventTypeLabel(eventType)}${shownCause} ${masked(from)} → ${masked(to)}${talk(record)}  ${callId}`
}

const QUARANTINED_STATUS: Readonly<Record<NoRecord['_tag'], number>> = {
  quarantined: 400,
  'too-large': 413,
  forbidden: 403,
}

const outcomeLine = (outcome: DurableOutcome | WaitingOutcome): string => {
  if ('record' in outcome) return `204 ${outcome._tag.padEnd(11)} ${summary(outcome.record)}`
  switch (outcome._tag) {
    case 'overflowed':
      return `204 overflowed  the database did not take it; it waits in the queue  ${JSON.stringify(failureFields(outcome.reason))}`
    case 'unauthorized':
      return `401 quarantined its credentials are wrong  ${outcome.quarantineId}`
    case 'quarantined':
    case 'too-large':
    case 'forbidden': {
      const wrong = outcome.violations.map(
        ({ path, expected }) => `${path || 'the request'}: expected ${expected}`,
      )
      return `${QUARANTINED_STATUS[outcome._tag]} quarantined ${wrong.join('; ')}  ${outcome.quarantineId}`
    }
  }
}

const REFUSED: Readonly<Record<PresentedKind, string>> = {
  key: 'the key in its URL is wrong',
  authorization: 'its credentials are wrong',
  nothing: 'it has neither a key nor credentials',
}

/** One line for each callback, without personal data. */
export const printingObserver = (
  print: (line: string) => void,
  now: () => Date = () => new Date(),
): TwinOptions['observe'] => {
  const line = (text: string) => {
    print(`${now().toTimeString().slice(0, 8)} ${text}`)
  }
  return {
    received: outcome => {
      line(outcomeLine(outcome))
    },
    unauthorized: (_, presented) => {
      line(`401 refused     ${REFUSED[presented]}`)
    },
    misdirected: ({ method, path }) => {
      line(`404 misdirected ${method} ${path}: nothing listens there, and its credentials are right`)
    },
    failed: (failure, requestId) => {
      const status = failure._tag === 'NothingKept' ? 503 : 500
      line(`${status} failed      callback ${requestId} ${JSON.stringify(failureFields(failure))}`)
    },
    drained: outcome => {
      line(`    drained     ${outcomeLine(outcome)}`)
    },
    stays: (failure, name) => {
      const what = name ?? 'all that waits'
      line(`    stays       in the queue: ${what} ${JSON.stringify(failureFields(failure))}`)
    },
    questionFailed: (failure, requestId) => {
      line(`500 failed      question ${requestId} ${JSON.stringify(failureFields(failure))}`)
    },
    published: ({ calls, unreadable }) => {
      for (const failure of unreadable) line(`    unpublished ${JSON.stringify(failureFields(failure))}`)
      for (const { call, result } of calls)
        if (result._tag === 'refused') line(`    unpublished ${oneLine(call.record.callId)}`)
    },
    forwarded: (callId, status) => {
      line(`    forwarded   ${oneLine(callId)} (answered ${status})`)
    },
    forwardWaits: (callId, reason) => {
      line(`    waits       to be forwarded: ${oneLine(callId)} (${reason})`)
    },
    notForwarded: (callId, reason) => {
      line(`    not sent    ${oneLine(callId)} is stored, but its callback was refused (${reason})`)
    },
    leftUnforwarded: callbacks => {
      if (callbacks > 0)
        line(`    not sent    callbacks that are stored, but were not forwarded yet: ${callbacks}`)
    },
    answerTooLarge: ({ routeKey, bytes }) => {
      const most = `a Lambda returns at most ${INVOCATION_MAX_BYTES}`
      line(`502 failed      ${routeKey}: its answer has ${bytes} bytes; ${most}`)
    },
  }
}

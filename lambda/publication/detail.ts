import { callbackJson } from '../callback/callback-json'
import { CALLBACK_MEMBER, COMPLETED_MEMBER } from '../deployment/call-ended'
import { recordJson } from '../disconnect/record-json'
import type { EndedCall, PublicationOptions } from './ended-call'

/**
 * The `detail` of the event about an ended call, as JSON: the record, as `disconnects get --json` prints it, with every digit. It also has
 * `completed: true` if the callback completes a reconciled record, and `callback` if callbacks are forwarded.
 */
export const callEndedDetail =
  ({ withCallback }: Pick<PublicationOptions, 'withCallback'>) =>
  ({ record, completed }: EndedCall): string => {
    const more = [
      ...(completed ? [`"${COMPLETED_MEMBER}":true`] : []),
      ...(withCallback ? [`"${CALLBACK_MEMBER}":${callbackJson(record)}`] : []),
    ]
    return [recordJson(record).slice(0, -1), ...more].join(',').concat('}')
  }

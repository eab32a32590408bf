import { aCallbackOfNewCall, type WireBody } from '../callbacks/builders'

/**
 * What arrives for the nth call, in its order: duplicates, contradictions, other events, what cannot be decoded, unusual values. Each
 * but those of other events and those that cannot be decoded is the end of a call.
 */
export const faultyDeliveries = (n: number): readonly (WireBody | string)[] => {
  const body = aCallbackOfNewCall({ n, cause: n % 7 === 0 ? 'callback-error' : 'hangup' })
  switch (n % 20) {
    case 0:
      return [body, body]
    case 1:
      return [body, { ...body, cause: 'timeout' }]
    case 2:
      return [{ ...body, eventType: 'dtmf' }, body]
    case 3:
      return [{ ...body, eventType: 'transcriptionAvailable' }]
    case 4:
      return ['not JSON', JSON.stringify({ ...body, callId: undefined })]
    case 5:
      return [{ ...body, from: 'sip:a@example.com', note: { ä: [null, 1.5, '"'] }, tag: '' }]
    default:
      return [body]
  }
}

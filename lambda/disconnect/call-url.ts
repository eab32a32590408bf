import type { Text } from '../codec/text'
import type { CallbackProperties } from './properties'

/**
 * The address of a call in Bandwidth's Voice API, which nearly every callback has as its `callUrl`; undefined without an account.
 * https://dev.bandwidth.com/apis/voice-apis/voice/#operation/getCallState
 */
export const standardCallUrl = ({
  accountId,
  callId,
}: Pick<CallbackProperties, 'accountId' | 'callId'>): Text | undefined =>
  accountId && (`https://voice.bandwidth.com/api/v2/accounts/${accountId}/calls/${callId}` as Text)

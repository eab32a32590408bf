import type { Refusal } from './fault-proxy'

/** Characters that XML 1.0 does not allow. */
const REFUSED = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u

const MESSAGE_MAX_BYTES = 1_048_576

/**
 * The refusal of a message that SQS does not accept, although its emulator does.
 *
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export const refusedMessage = (body: Buffer): Refusal | undefined => {
  const { MessageBody = '' } = JSON.parse(body.toString()) as { readonly MessageBody?: string }
  if (REFUSED.test(MessageBody)) return { status: 400, type: 'com.amazonaws.sqs#InvalidMessageContents' }
  return Buffer.byteLength(MessageBody) > MESSAGE_MAX_BYTES
    ? { status: 400, type: 'com.amazonaws.sqs#InvalidParameterValue' }
    : undefined
}

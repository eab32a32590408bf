import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import * as E from 'fp-ts/Either'
import { encodeDelivery } from '../callback/delivery-message'
import type { Overflow } from '../intake/receive-durably'

export type OverflowQueueOptions = { readonly client: Pick<SQSClient, 'send'>; readonly queueUrl: string }

/** Sends each delivery as one message. */
export const overflowQueue = ({ client, queueUrl }: OverflowQueueOptions): Overflow => ({
  put: delivery => async () => {
    try {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: encodeDelivery(delivery) }))
      return E.right(undefined)
    } catch (cause) {
      return E.left({ _tag: 'OverflowUnavailable', cause })
    }
  },
})

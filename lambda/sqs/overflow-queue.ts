import type { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import * as E from 'fp-ts/Either'
import { encodeDelivery } from '../callback/delivery-message'
import type { Overflow } from '../intake/receive-durably'

/** Loads the SDK's client for SQS when it is first needed, which is rare. */
export type LoadSqs = () => Promise<{
  readonly client: Pick<SQSClient, 'send'>
  readonly SendMessageCommand: typeof SendMessageCommand
}>

export type OverflowQueueOptions = { readonly load: LoadSqs; readonly queueUrl: string }

/** Sends each delivery as one message. */
export const overflowQueue = ({ load, queueUrl }: OverflowQueueOptions): Overflow => ({
  put: delivery => async () => {
    try {
      const sqs = await load()
      await sqs.client.send(
        new sqs.SendMessageCommand({ QueueUrl: queueUrl, MessageBody: encodeDelivery(delivery) }),
      )
      return E.right(undefined)
    } catch (cause) {
      return E.left({ _tag: 'OverflowUnavailable', cause })
    }
  },
})

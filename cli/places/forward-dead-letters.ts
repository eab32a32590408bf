import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import type { Message } from '@aws-sdk/client-sqs'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as t from 'io-ts'
import { decodeJson } from '../../lambda/codec/decode'
import { defined } from '../../lambda/codec/defined'
import { members, valueJson } from '../../lambda/codec/members'
import { objectCodec } from '../../lambda/codec/object-codec'
import { CALL_ENDED, EVENT_SOURCE } from '../../lambda/deployment/call-ended'
import { eventBusPublisher } from '../../lambda/eventbridge/publisher'
import { CommandFailed } from '../errors'
import { awsClientOptions } from './aws-client'
import { deadLettersIn, queueClient, queueFailure, type DeadLetters } from './message-queue'
import type { StackPlace } from './place'

/** What EventBridge puts into the queue: the event as JSON, as it was on the bus. */
const DeadEvent = objectCodec(
  'DeadEvent',
  { source: t.literal(EVENT_SOURCE), 'detail-type': t.literal(CALL_ENDED), detail: t.UnknownRecord },
  { resources: t.readonlyArray(t.string) },
)

type CallEvent = { readonly detail: string; readonly resource: string | undefined }

/** The event of a message; its detail with every digit, which parsing would lose. */
const eventIn = ({ Body = '' }: Message): CallEvent | undefined => {
  const event = decodeJson(DeadEvent)(Body)
  const detail = pipe(
    members(Body),
    E.map(found => found.findLast(({ key }) => key === 'detail')),
  )
  if (E.isLeft(event) || E.isLeft(detail) || detail.right === undefined) return undefined
  return { detail: valueJson(detail.right), resource: event.right.resources?.[0] }
}

/** EventBridge's error code and, of the handler's answer, the status. The rest of its message may repeat the request. */
const kindOf = (message: Message): string => {
  if (eventIn(message) === undefined) return 'no event about an ended call: it stays'
  const { ERROR_CODE, ERROR_MESSAGE } = message.MessageAttributes ?? {}
  const code = ERROR_CODE?.StringValue ?? ''
  const [status] = /\b[45]\d\d\b/.exec(ERROR_MESSAGE?.StringValue ?? '') ?? []
  return [/^\w+$/.test(code) ? code : 'no error code', ...(status === undefined ? [] : [status])].join(' ')
}

/** Carries the error of EventBridge, which `awsFailure` knows by its name and code. */
class NotPublished extends Error {
  constructor(cause: unknown) {
    super('EventBridge did not take an event', { cause })
  }
}

/** The dead letters of forwarding, whose events are put on the bus again. */
export const forwardDeadLetters = async (
  place: StackPlace,
  environment: NodeJS.ProcessEnv,
): Promise<DeadLetters> => {
  const { EventBusName: eventBusName, ForwardDeadLetterQueueUrl: url } = (await place.described()).outputs
  if (eventBusName === undefined || url === undefined)
    throw new CommandFailed(`The stack ${place.stack} forwards no callbacks: it has no forwardTo`)
  const eventBridge = new EventBridgeClient(awsClientOptions(place.aws, environment))
  const send = async (message: Message): Promise<boolean> => {
    const event = eventIn(message)
    if (event === undefined) return false
    const { detail, resource } = event
    const publish = eventBusPublisher({ client: eventBridge, eventBusName, ...defined({ resource }) })
    const [result] = await publish([detail])()
    if (result?._tag !== 'published') throw new NotPublished(result?.cause)
    return true
  }
  const needs =
    'sqs:GetQueueAttributes, ReceiveMessage and DeleteMessage on the dead letters and events:PutEvents on the event bus'
  const failureOf = queueFailure(place, needs)
  return {
    ...deadLettersIn({ client: queueClient(place, environment), url }, kindOf, send),
    failureOf: cause => failureOf(cause instanceof NotPublished ? cause.cause : cause),
  }
}

import type { DynamoDBRecord } from 'aws-lambda'
import * as E from 'fp-ts/Either'
import { members } from '../../lambda/codec/members'
import { CALLBACK_MEMBER } from '../../lambda/deployment/call-ended'
import type { Publisher, PublishResult } from '../../lambda/publication/publisher'
import { publishHandler, type PublishDeps } from '../../lambda/streams/publish-handler'
import { destination, type DestinationOptions, type ForwardedCallback } from './destination'
import { tableStream } from './table-stream'

export type ForwardingOptions = Omit<DestinationOptions, 'observe'> & {
  readonly observe: DestinationOptions['observe'] & PublishDeps['observe']
}

export type Forwarding = {
  /** Takes what was put into the records table. */
  readonly put: (record: DynamoDBRecord) => void
  /** @returns how many callbacks were not forwarded yet */
  readonly stop: () => Promise<number>
}

const memberOf = (json: string, name: string): string | undefined => {
  const found = members(json)
  return E.isRight(found) ? found.right.find(({ key }) => key === name)?.text : undefined
}

/** What the rule of the deployed event bus sends on of an event. */
const callbackIn = (detail: string): ForwardedCallback | undefined => {
  const json = memberOf(detail, CALLBACK_MEMBER)
  return json === undefined ? undefined : { callId: memberOf(detail, 'callId') ?? '', json }
}

const PUBLISHED: PublishResult = { _tag: 'published' }

/** Sends the callbacks of ended calls on to a URL: the deployed publish function, between stand-ins for the table's stream and EventBridge. */
export const startForwarding = ({ observe, ...options }: ForwardingOptions): Forwarding => {
  const target = destination({ ...options, observe })
  const publish: Publisher = details => () => {
    for (const detail of details) {
      const callback = callbackIn(detail)
      if (callback !== undefined) target.send(callback)
    }
    return Promise.resolve(details.map(() => PUBLISHED))
  }
  const stream = tableStream(publishHandler({ publish, failuresOnly: false, withCallback: true, observe }))
  return {
    put: stream.put,
    stop: async () => (await stream.stop()) + (await target.stop()),
  }
}

import {
  CreateApiDestinationCommand,
  CreateConnectionCommand,
  EventBridgeClient,
} from '@aws-sdk/client-eventbridge'
import { SQSClient } from '@aws-sdk/client-sqs'
import { defined } from '../../../lambda/codec/defined'
import { eventBusPublisher } from '../../../lambda/eventbridge/publisher'
import { consumerOf, subscribe } from './event-consumer'

/** A rule of the stack, with values in place of references. */
export type ForwardingRule = { readonly pattern: string; readonly inputPath: string }

/** A consumer on the event bus of a stack that is deployed to the emulator, and a handler that callbacks are forwarded to. */
export const deployedPublication = async (endpoint: string, eventBusName: string) => {
  const options = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  }
  const eventBridge = new EventBridgeClient(options)
  const sqs = new SQSClient({ ...options, useQueueUrlAsEndpoint: false })

  const receive = await consumerOf({ eventBridge, sqs }, eventBusName)

  const functions = `${endpoint}/2015-03-31/functions`
  const { Functions } = (await (await fetch(`${functions}/`)).json()) as {
    Functions: { FunctionName: string }[]
  }
  const publishFunction = Functions.find(({ FunctionName }) => FunctionName.includes('Publish'))
  const configuration = `${functions}/${publishFunction?.FunctionName ?? ''}/configuration`
  const change = async (Variables: Readonly<Record<string, string>>): Promise<void> => {
    const body = JSON.stringify({ Environment: { Variables } })
    const response = await fetch(configuration, { method: 'PUT', body })
    if (!response.ok) throw new Error(`The function cannot be changed: ${response.status}`)
  }

  return {
    receive,
    /** The publish function lacks a variable meanwhile, and fails when it starts. */
    withoutPublishing: async (during: () => Promise<void>): Promise<void> => {
      const { Environment } = (await (await fetch(configuration)).json()) as {
        Environment: { Variables: Record<string, string> }
      }
      const { EVENT_BUS_NAME, ...others } = Environment.Variables
      await change(others)
      try {
        await during()
      } finally {
        await change({ ...others, ...defined({ EVENT_BUS_NAME }) })
      }
    },
    /** The same event, of the table of another stack. */
    publishAsAnotherStack: async (callback: object): Promise<void> => {
      const resource = 'arn:aws:dynamodb:us-east-1:000000000000:table/Another'
      const detail = JSON.stringify({ callId: 'c-another', callback })
      await eventBusPublisher({ client: eventBridge, eventBusName, resource })([detail])()
    },
    /** Creates what the stack's forwarding is on AWS: a connection, an API destination, and the rule. */
    forward: async (url: string, rule: ForwardingRule, username: string, password: string): Promise<void> => {
      const { ConnectionArn } = await eventBridge.send(
        new CreateConnectionCommand({
          Name: 'handler',
          AuthorizationType: 'BASIC',
          AuthParameters: { BasicAuthParameters: { Username: username, Password: password } },
        }),
      )
      const { ApiDestinationArn } = await eventBridge.send(
        new CreateApiDestinationCommand({
          Name: 'handler',
          ConnectionArn,
          HttpMethod: 'POST',
          InvocationEndpoint: url,
        }),
      )
      await subscribe(eventBridge, eventBusName)('forwarding', rule.pattern, {
        Id: 'handler',
        Arn: ApiDestinationArn,
        InputPath: rule.inputPath,
      })
    },
    close: () => {
      eventBridge.destroy()
      sqs.destroy()
    },
  }
}

export type DeployedPublication = Awaited<ReturnType<typeof deployedPublication>>

import { APIGatewayClient } from '@aws-sdk/client-api-gateway'
import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2'
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch'
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { SNSClient } from '@aws-sdk/client-sns'
import { SQSClient } from '@aws-sdk/client-sqs'
import * as E from 'fp-ts/Either'
import { awsClientOptions } from '../../places/aws-client'
import type { DescribedStack, StackPlace } from '../../places/place'
import { alarmsOf, allSubscriptions } from './alarms'
import { throttleOf } from './api'
import type { AwsAnswer } from './aws-answer'
import type { StackReader, Resource } from './stack-reader'
import { concurrencyOf, runtimeOf, mappingOf, queueDepthOf } from './function'
import { eventBusExists } from './event-bus'
import { alarmNamesIn, resourceNamed, resourcesOf } from './resources'
import { trafficOf } from './traffic'

const memoized = <A>(ask: () => Promise<A>): (() => Promise<A>) => {
  let answer: Promise<A> | undefined
  return () => (answer ??= ask())
}

/** Asks about one resource, if its id is known. */
const about = async <A>(
  which: Promise<AwsAnswer<string>>,
  ask: (physicalId: string) => Promise<AwsAnswer<A>>,
): Promise<AwsAnswer<A>> => {
  const found = await which
  return E.isLeft(found) ? found : ask(found.right)
}

/** Reads from AWS what a check needs to know of a stack, with the operator's credentials. */
export const openStackReader = (
  { stack, aws }: Pick<StackPlace, 'stack' | 'aws'>,
  { OverflowQueueUrl }: DescribedStack['outputs'],
  environment: NodeJS.ProcessEnv,
) => {
  const options = awsClientOptions(aws, environment)
  const cloudWatch = new CloudWatchClient(options)
  const lambda = new LambdaClient(options)
  const clients = {
    cloudFormation: new CloudFormationClient(options),
    sns: new SNSClient(options),
    // Without this option the SDK prints a warning if AWS_ENDPOINT_URL names another host than the URL of the queue.
    sqs: new SQSClient({ ...options, useQueueUrlAsEndpoint: false }),
    account: new APIGatewayClient(options),
    apis: new ApiGatewayV2Client(options),
    events: new EventBridgeClient(options),
  }
  const resources = memoized(() => resourcesOf(clients.cloudFormation, stack))
  const named = async (type: string, id: string): Promise<AwsAnswer<string>> => {
    const all = await resources()
    return E.isLeft(all) ? all : resourceNamed(all.right, type, id)
  }
  const receive = memoized(() => named('AWS::Lambda::Function', 'Receive'))
  const api = memoized(() => named('AWS::ApiGatewayV2::Api', 'Api'))
  const mapping = (name: string) =>
    about(named('AWS::Lambda::EventSourceMapping', name), id => mappingOf(lambda, id))
  const alarms = async (all: AwsAnswer<readonly Resource[]>) =>
    E.isLeft(all) ? all : alarmsOf(cloudWatch, alarmNamesIn(all.right))
  const reader: StackReader = {
    alarms: memoized(async () => alarms(await resources())),
    subscriptions: topicArns => allSubscriptions(clients.sns, topicArns),
    runtime: () => about(receive(), name => runtimeOf(lambda, name)),
    concurrency: () => about(receive(), name => concurrencyOf(lambda, name)),
    throttle: () => about(api(), id => throttleOf(clients.account, clients.apis, id)),
    queueDepth: memoized(() => queueDepthOf(clients.sqs, OverflowQueueUrl)),
    draining: () => mapping('DrainMessages'),
    publishing: () => mapping('PublishStream'),
    eventBus: name => eventBusExists(clients.events, name),
    traffic: memoized(() => about(receive(), name => about(api(), id => trafficOf(cloudWatch, name, id)))),
  }
  const close = (): void => {
    for (const client of [cloudWatch, lambda, ...Object.values(clients)]) client.destroy()
  }
  return { reader, close }
}

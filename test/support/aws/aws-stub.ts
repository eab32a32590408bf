import type { IncomingMessage, ServerResponse } from 'node:http'
import { startServer } from '../server'

/** The answers of AWS by the name of the action: XML from CloudFormation and SNS, an object from all other services. */
export type AwsAnswers = Readonly<Record<string, string | object>>

const REST: readonly (readonly [path: RegExp, action: string])[] = [
  [/\/account-settings/, 'GetAccountSettings'],
  [/\/functions\/[^/]+\/configuration/, 'GetFunctionConfiguration'],
  [/\/functions\/[^/]+\/concurrency/, 'GetFunctionConcurrency'],
  [/\/event-source-mappings\//, 'GetEventSourceMapping'],
  [/^\/account/, 'GetAccount'],
  [/^\/v2\/apis\/[^/]+\/stages\//, 'GetStage'],
]

const actionOf = ({ headers, url = '' }: IncomingMessage, body: string): string =>
  String(headers['x-amz-target'] ?? '').split('.')[1] ??
  new URLSearchParams(body).get('Action') ??
  REST.find(([path]) => path.test(url))?.[1] ??
  url

const send = (response: ServerResponse, status: number, type: string, body: string): void => {
  response.writeHead(status, { 'Content-Type': type }).end(body)
}

const isXml = ({ headers }: IncomingMessage): boolean =>
  /x-www-form-urlencoded/.test(headers['content-type'] ?? '')

/** Denies access in the protocol of the request: XML or JSON. */
const deny = (request: IncomingMessage, response: ServerResponse): void => {
  if (isXml(request))
    send(
      response,
      403,
      'text/xml',
      '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>',
    )
  else {
    response.setHeader('x-amzn-errortype', 'AccessDeniedException')
    send(response, 403, 'application/x-amz-json-1.0', '{"__type":"AccessDeniedException","message":"no"}')
  }
}

/** A stand-in for AWS that gives these answers and denies every other action. */
export const startAws = async (answers: AwsAnswers) => {
  const asked: string[] = []
  const server = await startServer((body, request, response) => {
    const action = actionOf(request, body)
    asked.push(action)
    const answer = answers[action]
    if (answer === undefined) deny(request, response)
    else if (typeof answer === 'string') send(response, 200, 'text/xml', answer)
    else send(response, 200, 'application/x-amz-json-1.0', JSON.stringify(answer))
  })
  return { ...server, asked }
}

const result = (action: string, inner: string): string =>
  `<${action}Response><${action}Result>${inner}</${action}Result></${action}Response>`

const elements = (members: readonly Readonly<Record<string, string>>[]): string =>
  members
    .map(
      member =>
        `<member>${Object.entries(member)
          .map(([name, value]) => `<${name}>${value}</${name}>`)
          .join('')}</member>`,
    )
    .join('')

export const describedStack = (
  outputs: Readonly<Record<string, string>>,
  status = 'UPDATE_COMPLETE',
): string =>
  result(
    'DescribeStacks',
    `<Stacks><member><StackName>S</StackName><StackId>arn:aws:cloudformation:eu-west-1:123456789012:stack/S/id</StackId><StackStatus>${status}</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime><Outputs>${elements(
      Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
    )}</Outputs></member></Stacks>`,
  )

/** Resources by type, logical id and physical id. Without a physical id, it is the logical id in lower case. */
export const listedResources = (
  ...listed: readonly (readonly [type: string, logicalId: string, physicalId?: string])[]
): string =>
  result(
    'ListStackResources',
    `<StackResourceSummaries>${elements(
      listed.map(
        ([ResourceType, LogicalResourceId, PhysicalResourceId = LogicalResourceId.toLowerCase()]) => ({
          ResourceType,
          LogicalResourceId,
          PhysicalResourceId,
        }),
      ),
    )}</StackResourceSummaries>`,
  )

export const listedSubscriptions = (...arns: readonly string[]): string =>
  result(
    'ListSubscriptionsByTopic',
    `<Subscriptions>${elements(arns.map(SubscriptionArn => ({ SubscriptionArn, Endpoint: 'who@example.com' })))}</Subscriptions>`,
  )

import { NestedStack, Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { DisconnectLog } from '../../infra/disconnect-log'
import { appWithoutBundles, resources, resourcesOf, synthesize } from '../support/infra/synthesized'

/** The readable part of each log group's name, and the part with the id of the stack. */
type GroupName = { readonly 'Fn::Join': readonly ['', readonly [string, unknown]] }

const groupNames = (template: Template): readonly (readonly [string, unknown])[] =>
  resourcesOf(template, 'AWS::Logs::LogGroup')
    .map(({ Properties }) => Properties['LogGroupName'] as GroupName | undefined)
    .flatMap(name => (name === undefined ? [] : [name['Fn::Join'][1]]))

const idOfStack = { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] }

const { template } = synthesize()
const [stage] = resourcesOf(template, 'AWS::ApiGatewayV2::Stage')
const { DestinationArn, Format } = stage?.Properties['AccessLogSettings'] as {
  DestinationArn: { 'Fn::GetAtt': [string, string] }
  Format: string
}

test('the access log goes to a log group', () => {
  expect(Object.fromEntries(resources(template))[DestinationArn['Fn::GetAtt'][0]]?.Type).toBe(
    'AWS::Logs::LogGroup',
  )
})

test('a line is JSON without anything that can contain a phone number: no path, query string, header or body', () => {
  expect(Format).not.toContain('\n')
  expect(JSON.parse(Format)).toStrictEqual({
    requestId: '$context.requestId',
    requestTime: '$context.requestTime',
    sourceIp: '$context.identity.sourceIp',
    httpMethod: '$context.httpMethod',
    routeKey: '$context.routeKey',
    status: '$context.status',
    responseLatency: '$context.responseLatency',
    integrationLatency: '$context.integrationLatency',
    integrationErrorMessage: '$context.integrationErrorMessage',
  })
})

test('its name identifies the API, and has the prefix to which AWS services may write', () => {
  expect(groupNames(template)).toStrictEqual([
    [
      expect.stringMatching(/^\/aws\/vendedlogs\/BandwidthDisconnects-Api-AccessLog-[\dA-F]{8}\/$/),
      expect.anything(),
    ],
  ])
})

test('its name has the id of the stack, so that a destroyed stack whose log was retained can be deployed again', () => {
  expect(groupNames(template).map(([, id]) => id)).toStrictEqual([idOfStack])
})

test('several logs in one stack have different names, with characters that CloudWatch Logs accepts', () => {
  const stack = new Stack(appWithoutBundles(), 'Other')
  for (const id of ['Sales', 'Sales &', 'Sales: Zoë']) new DisconnectLog(stack, id)

  const readable = groupNames(Template.fromStack(stack)).map(([name]) => name)

  expect(new Set(readable).size).toBe(3)
  for (const name of readable) expect(name).toMatch(/^\/aws\/vendedlogs\/Other-Sales[\w./#-]*\/$/)
})

test('its name is never too long for CloudWatch Logs, even in a nested stack', () => {
  const nested = new NestedStack(new Stack(appWithoutBundles(), 'Other'), 'x'.repeat(200))
  new DisconnectLog(nested, 'y'.repeat(200))

  const [[readable, id] = ['', undefined]] = groupNames(Template.fromStack(nested))

  expect(readable).toMatch(/^\/aws\/vendedlogs\/[\w./#-]+\/$/)
  expect(readable.length + '01234567-89ab-cdef-0123-456789abcdef'.length).toBeLessThanOrEqual(512)
  expect(id).toStrictEqual(idOfStack)
})

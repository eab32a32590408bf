import { NestedStack, Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { DisconnectLog } from '../../infra/disconnect-log'
import { appWithoutBundles, resourcesOf, synthesize } from '../support/infra/synthesized'

/** What a name has before the id of its stack, and the id. */
type GroupName = { readonly 'Fn::Join': readonly ['', readonly [string, unknown]] }

const groupNames = (template: Template): readonly (readonly [string, unknown])[] =>
  resourcesOf(template, 'AWS::Logs::LogGroup')
    .map(({ Properties }) => Properties['LogGroupName'] as GroupName | undefined)
    .flatMap(name => (name === undefined ? [] : [name['Fn::Join'][1]]))

const idOfStack = { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] }

test('the access log has a name that tells whose it is, where the services of AWS may write', () => {
  expect(groupNames(synthesize().template)).toStrictEqual([
    [
      expect.stringMatching(/^\/aws\/vendedlogs\/BandwidthDisconnects-Api-AccessLog-[\dA-F]{8}\/$/),
      expect.anything(),
    ],
  ])
})

test('its name has the id of the stack, so that a stack can be deployed again after a destroy that retained it', () => {
  expect(groupNames(synthesize().template).map(([, id]) => id)).toStrictEqual([idOfStack])
})

test('each of several in a stack has a name of its own, of characters that CloudWatch Logs takes', () => {
  const stack = new Stack(appWithoutBundles(), 'Other')
  for (const id of ['Sales', 'Sales &', 'Sales: Zoë']) new DisconnectLog(stack, id)

  const readable = groupNames(Template.fromStack(stack)).map(([name]) => name)

  expect(new Set(readable).size).toBe(3)
  for (const name of readable) expect(name).toMatch(/^\/aws\/vendedlogs\/Other-Sales[\w./#-]*\/$/)
})

test('it is never longer than CloudWatch Logs takes, and can be that of a nested stack', () => {
  const nested = new NestedStack(new Stack(appWithoutBundles(), 'Other'), 'x'.repeat(200))
  new DisconnectLog(nested, 'y'.repeat(200))

  const [[readable, id] = ['', undefined]] = groupNames(Template.fromStack(nested))

  expect(readable).toMatch(/^\/aws\/vendedlogs\/[\w./#-]+\/$/)
  expect(readable.length + '01234567-89ab-cdef-0123-456789abcdef'.length).toBeLessThanOrEqual(512)
  expect(id).toStrictEqual(idOfStack)
})

import * as E from 'fp-ts/Either'
import { alarmNamesIn, resourceNamed } from '../../../cli/check/aws/resources'
import released from '../../infra/released/0.1.0.json'

/** As CloudFormation lists them, with other physical ids. */
const RESOURCES = Object.entries(released.Resources).map(([logicalId, { Type }]) => ({
  type: Type,
  logicalId,
  physicalId: `physical-${logicalId}`,
}))

test('the receive function and the API of a released stack are found among its resources', () => {
  expect(resourceNamed(RESOURCES, 'AWS::Lambda::Function', 'Receive')).toStrictEqual(
    E.right(expect.stringMatching(/^physical-DisconnectsReceive[0-9A-F]{8}$/)),
  )
  expect(resourceNamed(RESOURCES, 'AWS::ApiGatewayV2::Api', 'Api')).toStrictEqual(
    E.right(expect.stringMatching(/^physical-DisconnectsApi[0-9A-F]{8}$/)),
  )
})

test('the event source mapping of the drain function is found among them', () => {
  expect(resourceNamed(RESOURCES, 'AWS::Lambda::EventSourceMapping', 'DrainMessages')).toStrictEqual(
    E.right(expect.stringMatching(/^physical-DisconnectsDrainMessages/)),
  )
})

test('alarms are found by their type', () => {
  const alarm = { type: 'AWS::CloudWatch::Alarm', logicalId: 'Silence', physicalId: 'S/Disconnects/Silence' }
  expect(alarmNamesIn([...RESOURCES, alarm])).toStrictEqual(['S/Disconnects/Silence'])
})

test('a missing resource is reported', () => {
  expect(resourceNamed([], 'AWS::Lambda::Function', 'Receive')).toStrictEqual(
    E.left({
      action: 'cloudformation:ListStackResources',
      reason: { error: 'no AWS::Lambda::Function called Receive' },
    }),
  )
})

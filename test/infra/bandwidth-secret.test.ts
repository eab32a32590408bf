import { RemovalPolicy } from 'aws-cdk-lib'
import type { BandwidthSecret } from '../../infra/bandwidth-secret'
import { logicalId, resource, synthesize, type Synthesized } from '../support/infra/synthesized'

const reconciled = synthesize({ reconcileAccountIds: ['9900000'] })

const secretOf = ({ disconnects }: Synthesized): BandwidthSecret => {
  if (disconnects.bandwidthSecret === undefined) throw new Error('It has no secret for Bandwidth')
  return disconnects.bandwidthSecret
}

const found = (synthesized: Synthesized) => resource(synthesized.template, secretOf(synthesized))

test('a deployment never overwrites what was filled in: the placeholder and the logical id are fixed', () => {
  expect(found(reconciled).Properties['SecretString']).toBe('{"clientId":"","clientSecret":""}')
  expect(found(reconciled).Properties).not.toHaveProperty('GenerateSecretString')
  expect(found(reconciled).Properties).not.toHaveProperty('Name')
  expect(logicalId(secretOf(reconciled))).toBe('DisconnectsBandwidthSecret9FF2E744')
})

test('the secret outlives the stack, and the setting, unless everything is deleted with it', () => {
  expect(found(reconciled)).toMatchObject({
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
  })
  const temporary = synthesize({ reconcileAccountIds: ['9900000'], removalPolicy: RemovalPolicy.DESTROY })
  expect(found(temporary).DeletionPolicy).toBe('Delete')
})

test('the command line finds the secret by an output, which no other stack has', () => {
  expect(reconciled.template.findOutputs('*')).toMatchObject({
    BandwidthSecretArn: { Value: { Ref: logicalId(secretOf(reconciled)) } },
  })
  expect(synthesize().template.findOutputs('*')).not.toHaveProperty('BandwidthSecretArn')
  expect(synthesize().disconnects.bandwidthSecret).toBeUndefined()
})

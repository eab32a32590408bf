import { resources, synthesize } from '../support/infra/synthesized'

const byDefault = synthesize()
const { template } = synthesize({ reconcileAccountIds: ['9900000'] })

const idsOf = (type: string): readonly string[] =>
  resources(template)
    .filter(([, { Type }]) => Type === type)
    .map(([id]) => id)

describe('a stack whose calls are reconciled', () => {
  const before = Object.fromEntries(resources(byDefault.template))

  test('has these resources more, and changes no other but the dashboard', () => {
    const added = resources(template).filter(([id]) => !(id in before))
    const changed = resources(template).filter(
      ([id, found]) => id in before && JSON.stringify(found) !== JSON.stringify(before[id]),
    )

    expect(added.map(([, { Type }]) => Type).sort()).toStrictEqual([
      'AWS::CloudWatch::Alarm',
      'AWS::CloudWatch::Alarm',
      'AWS::IAM::Policy',
      'AWS::IAM::Policy',
      'AWS::IAM::Role',
      'AWS::IAM::Role',
      'AWS::Lambda::EventInvokeConfig',
      'AWS::Lambda::Function',
      'AWS::Logs::LogGroup',
      'AWS::Scheduler::Schedule',
      'AWS::Scheduler::Schedule',
      'AWS::SecretsManager::Secret',
    ])
    expect(changed.map(([, { Type }]) => Type)).toStrictEqual(['AWS::CloudWatch::Dashboard'])
  })

  test('has nothing of it without the setting', () => {
    expect(byDefault.disconnects.reconcileFunction).toBeUndefined()
    expect(JSON.stringify(byDefault.template.toJSON())).not.toMatch(/reconcil|scheduler/i)
  })

  test('keeps its log in an upgrade: the logical id is fixed', () => {
    expect(idsOf('AWS::Logs::LogGroup')).toContain('DisconnectsReconcileLogsCCBEBB23')
  })
})

import type { ReconcileFunction } from '../../infra/reconcile-function'
import { readEnvironment, ReconcileEnvironment } from '../../lambda/deployment/environment'
import { permissionsIn } from '../support/infra/permissions'
import {
  environmentOf,
  logicalId,
  resource,
  resourcesOf,
  synthesize,
  type Synthesized,
} from '../support/infra/synthesized'

const ACCOUNTS = { reconcileAccountIds: ['9900000', '9900001'] }

const reconciled = synthesize(ACCOUNTS)
const { disconnects, template } = reconciled

const functionOf = (synthesized: Synthesized): ReconcileFunction => {
  const { reconcileFunction } = synthesized.disconnects
  if (reconcileFunction === undefined) throw new Error('It does not reconcile')
  return reconcileFunction
}

const { ownLogs, permissionsOf } = permissionsIn(template)

describe('the reconcile function', () => {
  const fn = functionOf(reconciled)

  test('has 15 minutes, which is the most, and is like the others otherwise', () => {
    const { Timeout, Environment, Code, Role, LoggingConfig, Description, ...same } = resource(
      template,
      fn,
    ).Properties
    const { Properties } = resource(template, disconnects.queryFunction)

    expect(Timeout).toBe(900)
    expect(Properties).toMatchObject(same)
    expect([Environment, Code, Role, LoggingConfig, Description]).not.toContain(undefined)
    expect(LoggingConfig).toMatchObject({ LogFormat: 'JSON' })
  })

  test('reads this environment: by default records are kept for ever', () => {
    const environment = environmentOf(template, fn)

    expect(environment).toStrictEqual({
      TABLE_NAME: logicalId(disconnects.table),
      INDEX_SHARDS: '8',
      SERVICE_NAME: 'BandwidthDisconnects/Disconnects',
      RECONCILE_ACCOUNT_IDS: '9900000,9900001',
      BANDWIDTH_SECRET_ID: logicalId(disconnects.bandwidthSecret ?? fn),
    })
    expect(readEnvironment(ReconcileEnvironment)(environment)).toMatchObject({
      RECONCILE_ACCOUNT_IDS: ACCOUNTS.reconcileAccountIds,
      INDEX_SHARDS: 8,
    })
    const other = synthesize({ ...ACCOUNTS, retentionDays: 30, indexShards: 3 })
    const changed = environmentOf(other.template, functionOf(other))
    expect(readEnvironment(ReconcileEnvironment)(changed)).toMatchObject({
      RETENTION_DAYS: 30,
      INDEX_SHARDS: 3,
    })
  })

  test('can look up calls, add records and read its own secret, and nothing else', () => {
    const { bandwidthSecret, table } = disconnects

    expect(permissionsOf(fn)).toStrictEqual([
      ...['BatchGetItem', 'GetItem', 'PutItem', 'Query'].map(
        action => `dynamodb:${action} on ${logicalId(table)}`,
      ),
      ...ownLogs(fn),
      `secretsmanager:GetSecretValue on ${logicalId(bandwidthSecret ?? fn)}`,
    ])
  })

  test('is the only one that can read the secret for Bandwidth', () => {
    const { bandwidthSecret, drainFunction, queryFunction, receiveFunction } = disconnects
    for (const other of [receiveFunction, queryFunction, drainFunction])
      expect(permissionsOf(other).join()).not.toContain(logicalId(bandwidthSecret ?? fn))
  })

  test('is not invoked again for an event that it failed on, nor long after it', () => {
    expect(
      resourcesOf(template, 'AWS::Lambda::EventInvokeConfig').map(({ Properties }) => Properties),
    ).toStrictEqual([
      {
        FunctionName: { Ref: logicalId(fn) },
        Qualifier: '$LATEST',
        MaximumEventAgeInSeconds: 1800,
        MaximumRetryAttempts: 0,
      },
    ])
  })
})

import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { configuredStack, configurationErrors, CUSTOM_DOMAIN } from '../../support/infra/configuration'

const everything = {
  retentionDays: 400,
  quarantineRetentionDays: 30,
  logRetentionDays: 7,
  allowedAccountIds: ['9900000', '9900001'],
  reconcileAccountIds: ['9900001'],
  memorySize: 1024,
  throttle: { rateLimit: 50, burstLimit: 10 },
  reservedConcurrency: 200,
  indexShards: 4,
  capacity: { mode: 'provisioned', from: 200, to: 2_000 },
  removalPolicy: 'destroy',
  customDomain: CUSTOM_DOMAIN,
  alarmEmail: 'on-call@example.com',
  noCallbackMinutes: 120,
  metricApplications: ['app-1', 'app-2'],
  tags: { team: 'voice' },
}

const { retentionDays, quarantineRetentionDays, allowedAccountIds, memorySize, throttle } = everything
const { reconcileAccountIds } = everything
const { reservedConcurrency, indexShards, capacity } = everything
const { customDomain, alarmEmail, metricApplications, tags } = everything
const props = {
  ...{ retentionDays, quarantineRetentionDays, allowedAccountIds, memorySize, throttle },
  ...{ reservedConcurrency, indexShards, capacity, customDomain, alarmEmail, metricApplications, tags },
  reconcileAccountIds,
  noCallbackFor: Duration.minutes(120),
  logRetention: RetentionDays.ONE_WEEK,
  removalPolicy: RemovalPolicy.DESTROY,
}

test('nothing needs to be set', () => {
  expect(configuredStack({})).toStrictEqual({ name: 'BandwidthDisconnects', props: { tags: {} } })
})

test('everything can be set in the file', () => {
  expect(configuredStack({ file: everything })).toStrictEqual({ name: 'BandwidthDisconnects', props })
})

test('everything can be set on the command line, as text', () => {
  const commandLine = Object.fromEntries(
    Object.entries(everything).map(([name, value]) => [
      name,
      typeof value === 'object' && !Array.isArray(value) ? JSON.stringify(value) : String(value),
    ]),
  )

  expect(configuredStack({ commandLine })).toStrictEqual({ name: 'BandwidthDisconnects', props })
})

test('the alarm for silence can be left out', () => {
  expect(configuredStack({ file: { noCallbackMinutes: 'never' } }).props).toMatchObject({
    noCallbackFor: false,
  })
})

describe('environments', () => {
  const file = {
    retentionDays: 400,
    tags: { team: 'voice', stage: 'none' },
    environments: {
      staging: { retentionDays: 30, removalPolicy: 'destroy', tags: { stage: 'staging' } },
      production: {},
    },
  }

  test('are separate stacks, with their own settings and those that all share', () => {
    expect(configuredStack({ file, commandLine: { environment: 'staging' } })).toStrictEqual({
      name: 'BandwidthDisconnects-staging',
      props: {
        retentionDays: 30,
        removalPolicy: RemovalPolicy.DESTROY,
        tags: { team: 'voice', stage: 'staging' },
      },
    })
    expect(configuredStack({ file, commandLine: { environment: 'production' } })).toStrictEqual({
      name: 'BandwidthDisconnects-production',
      props: { retentionDays: 400, tags: { team: 'voice', stage: 'none' } },
    })
  })

  test('are named in a warning if none was chosen: what is deployed then is another stack', () => {
    const { name, warning } = configuredStack({ file })
    expect(name).toBe('BandwidthDisconnects')
    expect(warning).toMatch(
      /^This stack is separate from those of the environments staging, production and .* -c environment=NAME\.$/,
    )
    expect(configuredStack({ file, commandLine: { environment: 'staging' } }).warning).toBeUndefined()
    expect(configuredStack({ file: { environments: {} } }).warning).toBeUndefined()
  })

  test('are overridden by the command line', () => {
    const { props } = configuredStack({ file, commandLine: { environment: 'staging', retentionDays: '7' } })

    expect(props).toMatchObject({ retentionDays: 7, removalPolicy: RemovalPolicy.DESTROY })
  })

  test('need no list; with a list, any other name is refused', () => {
    expect(configuredStack({ commandLine: { environment: 'mine' } }).name).toBe('BandwidthDisconnects-mine')
    expect(
      configurationErrors({ file: { environments: {} }, commandLine: { environment: 'staging' } }),
    ).toStrictEqual(['environment must be one of (none)'])
    expect(configurationErrors({ file, commandLine: { environment: 'stagin' } })).toStrictEqual([
      'environment must be one of staging, production',
    ])
    expect(configurationErrors({ file, commandLine: { environment: 'constructor' } })).toHaveLength(1)
  })

  test('never share the setting that deletes all data, or a domain', () => {
    const common = { ...file, removalPolicy: 'destroy', customDomain: CUSTOM_DOMAIN }

    expect(configurationErrors({ file: common })).toStrictEqual([
      'removalPolicy must be set inside an environment: outside, it would apply to all of them',
      'customDomain must be set inside an environment: outside, it would apply to all of them',
    ])
  })
})

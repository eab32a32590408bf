import { CfnParameter, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { HostedZone } from 'aws-cdk-lib/aws-route53'
import type { Capacity, DisconnectLogProps } from '../../infra/disconnect-log-props'
import { settingsOf } from '../../infra/settings'
import { CUSTOM_DOMAIN } from '../support/infra/configuration'
import { appWithoutBundles } from '../support/infra/synthesized'

test('without settings, every setting that has a default has its default', () => {
  expect(settingsOf({})).toStrictEqual({
    quarantineRetentionDays: 90,
    reports: false,
    eventBus: false,
    forwardRate: 300,
    failuresOnly: false,
    logRetention: RetentionDays.ONE_MONTH,
    memorySize: 512,
    throttle: { rateLimit: 10_000, burstLimit: 5_000 },
    indexShards: 8,
    capacity: 'on-demand',
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    tableRemovalPolicy: RemovalPolicy.RETAIN,
    noCallbackFor: Duration.days(1),
    metricApplications: [],
    failedCallsPercent: 5,
  })
})

test('a setting overrides its default', () => {
  const props = {
    retentionDays: 400,
    logRetention: RetentionDays.INFINITE,
    noCallbackFor: false,
    failedCallsPercent: false,
    metricApplications: ['app-1'],
    customDomain: CUSTOM_DOMAIN,
    throttle: { rateLimit: 50, burstLimit: 10 },
  } as const

  expect(settingsOf(props)).toMatchObject(props)
  expect(settingsOf({ noCallbackFor: Duration.hours(36) }).noCallbackFor).toStrictEqual(
    Duration.minutes(2_160),
  )
  for (const throttle of [{ rateLimit: 50 }, { rateLimit: 50, burstLimit: undefined }])
    expect(settingsOf({ throttle } as DisconnectLogProps).throttle).toStrictEqual({
      rateLimit: 50,
      burstLimit: 5_000,
    })
  expect(settingsOf({ metricApplications: [] }).metricApplications).toStrictEqual([])
})

test.each<DisconnectLogProps>([
  { retentionDays: 0 },
  { retentionDays: 1_000_000 },
  { quarantineRetentionDays: 0.5 },
  { reservedConcurrency: 0 },
  { reservedConcurrency: 1.5 },
  { reservedConcurrency: 1_000_001 },
  { indexShards: -1 },
  { indexShards: 129 },
  { readIndexShards: 7 },
  { readIndexShards: 129 },
])('a number that the functions or AWS would refuse is refused: %j', props => {
  expect(() => settingsOf(props)).toThrow(
    new RegExp(
      `^${String(Object.keys(props)[0])} must be a whole number from (1|8) to (128|999999|1000000)$`,
    ),
  )
})

test('questions cannot be set to read fewer shards than records are written to', () => {
  expect(() => settingsOf({ indexShards: 32, readIndexShards: 31 })).toThrow(
    'readIndexShards must be at least indexShards: questions would miss the records in later shards',
  )
  for (const props of [
    { indexShards: 32, readIndexShards: 32 },
    { indexShards: 4, readIndexShards: 8 },
  ])
    expect(settingsOf(props)).toMatchObject(props)
})

test.each([[[]], [['9900000', '']], [['9900000,9900001']]])(
  'a list of accounts that would refuse every callback, or allow no account, is refused: %j',
  allowedAccountIds => {
    expect(() => settingsOf({ allowedAccountIds })).toThrow(
      'allowedAccountIds must be a list of at least one',
    )
  },
)

test.each([[['a,b']], [['']], [Array.from({ length: 21 }, (_, i) => `app-${i}`)]])(
  'applications that an environment variable cannot list are refused: %j',
  metricApplications => {
    expect(() => settingsOf({ metricApplications })).toThrow(
      'metricApplications must be a list of 1 to 20 Bandwidth application ids',
    )
  },
)

test.each([Duration.minutes(0), Duration.minutes(7), Duration.minutes(1_445), Duration.days(8)])(
  'a silence that CloudWatch cannot evaluate is refused: %s',
  noCallbackFor => {
    expect(() => settingsOf({ noCallbackFor })).toThrow(
      /^noCallbackFor must be "never" \(a prop: false\) or minutes \(a prop: a Duration\): a multiple of 5 up to 1440/,
    )
  },
)

test.each([0, -1, 100, NaN, Infinity])(
  'a percent that no share of calls can pass is refused: %s',
  percent => {
    expect(() => settingsOf({ failedCallsPercent: percent })).toThrow(
      /^failedCallsPercent must be "never" \(a prop: false\) or a number of percent above 0 and below 100$/,
    )
  },
)

test.each<[Capacity, string]>([
  [{ mode: 'provisioned', from: 2, to: 1 }, 'capacity.to must be a number that is not below from'],
  [{ mode: 'provisioned', from: 0, to: 1 }, 'capacity.from must be a whole number from 1 to 1000000'],
  [{ mode: 'on-demand', readyFor: 200 }, 'capacity.readyFor must be a whole number from 4000 to 1000000'],
])('a capacity that no table can have is refused: %j', (capacity, message) => {
  expect(() => settingsOf({ capacity })).toThrow(message)
})

test('the error names everything that is wrong, without the values', () => {
  const customDomain = { ...CUSTOM_DOMAIN, certificateArn: 'secret' }
  const props = { retentionDays: 0, alarmEmail: 'somebody', customDomain, memorySize: 64 }

  expect(() => settingsOf(props)).toThrow(
    'retentionDays must be a whole number from 1 to 999999; ' +
      'memorySize must be a whole number from 128 to 10240; ' +
      'customDomain.certificateArn must be the ARN of a certificate of AWS Certificate Manager; ' +
      'alarmEmail must be an e-mail address',
  )
})

test('an app can pass values that are known only at deployment, and constructs with more properties', () => {
  const stack = new Stack(appWithoutBundles(), 'Other')
  const certificateArn = new CfnParameter(stack, 'CertificateArn').valueAsString
  const alarmEmail = new CfnParameter(stack, 'Email').valueAsString
  const memorySize = new CfnParameter(stack, 'MemorySize', { type: 'Number' }).valueAsNumber
  const logRetention = new CfnParameter(stack, 'LogRetention', { type: 'Number' })
    .valueAsNumber as unknown as RetentionDays
  const hostedZone = new HostedZone(stack, 'Zone', { zoneName: 'example.com' })
  const { hostedZoneId, zoneName } = hostedZone

  expect(
    settingsOf({
      alarmEmail,
      memorySize,
      logRetention,
      customDomain: { ...CUSTOM_DOMAIN, certificateArn, hostedZone },
    }),
  ).toMatchObject({
    alarmEmail,
    memorySize,
    logRetention,
    customDomain: { certificateArn, hostedZone: { hostedZoneId, zoneName } },
  })
})

import { configurationErrors, CUSTOM_DOMAIN } from '../../support/infra/configuration'

test.each<[string, unknown, string]>([
  ['retentionDays', 0, 'retentionDays must be a whole number from 1 to 999999'],
  ['retentionDays', '1e3', 'retentionDays must be a whole number from 1 to 999999'],
  ['retentionDays', null, 'retentionDays must be a whole number from 1 to 999999'],
  ['quarantineRetentionDays', 1.5, 'quarantineRetentionDays must be a whole number from 1 to 999999'],
  ['logRetentionDays', 8, 'logRetentionDays must be "infinite" or one of these numbers of days: 1, 3, 5'],
  ['allowedAccountIds', [], 'allowedAccountIds must be a list of at least one Bandwidth account id'],
  [
    'allowedAccountIds',
    '9900000;9900001',
    'allowedAccountIds must be a list of at least one Bandwidth account id',
  ],
  ['allowedAccountIds', 9900000, 'allowedAccountIds must be a list of at least one Bandwidth account id'],
  ['reconcileAccountIds', [], 'reconcileAccountIds must be a list of at least one Bandwidth account id'],
  ['reconcileAccountIds', 'all', 'reconcileAccountIds must be a list of at least one Bandwidth account id'],
  ['eventBus', 'aws.partner/x', 'eventBus must be true, false, or the name or ARN of an event bus'],
  ['eventBus', 'arn:aws:events:eu-central-1:1:event-bus/calls', 'eventBus must be true, false, or the name'],
  ['eventBus', 1, 'eventBus must be true, false, or the name or ARN of an event bus'],
  ['eventBus', 'yes', 'eventBus must be true, false, or the name or ARN of an event bus'],
  ['eventBus', 'True', 'eventBus must be true, false, or the name or ARN of an event bus'],
  ['eventBus', '1', 'eventBus must be true, false, or the name or ARN of an event bus'],
  ['eventBus', { eventBusArn: 'x', eventBusName: 'x' }, 'eventBus must be true, false, or the name or ARN'],
  ['forwardTo', 'http://voice.example.com/', 'forwardTo must be an HTTPS URL with a domain name, without'],
  ['forwardTo', 'https://localhost/', 'forwardTo must be an HTTPS URL with a domain name'],
  ['forwardTo', 'https://10.0.0.1/', 'forwardTo must be an HTTPS URL with a domain name'],
  [
    'forwardTo',
    'https://user:secret@voice.example.com/',
    'forwardTo must be an HTTPS URL with a domain name',
  ],
  ['forwardTo', 'https://voice.example.com/*', 'forwardTo must be an HTTPS URL with a domain name'],
  ['forwardTo', 'https://voice.example.com/#x', 'forwardTo must be an HTTPS URL with a domain name'],
  ['forwardTo', `https://voice.example.com/${'a'.repeat(2048)}`, 'forwardTo must be an HTTPS URL'],
  ['forwardSecret', 'a secret', 'forwardSecret must be the name or ARN of a secret of Secrets Manager'],
  ['forwardSecret', '{{resolve:x}}', 'forwardSecret must be the name or ARN of a secret'],
  ['forwardRate', 0, 'forwardRate must be a whole number from 1 to 300'],
  ['forwardRate', 301, 'forwardRate must be a whole number from 1 to 300'],
  ['failuresOnly', 'yes', 'failuresOnly must be true or false'],
  ['memorySize', 64, 'memorySize must be a whole number from 128 to 10240'],
  ['throttle', 50, 'throttle must be an object'],
  ['throttle', '{rateLimit}', 'throttle must be an object'],
  ['throttle', { rateLimit: 50 }, 'throttle.burstLimit must be a whole number from 1 to 1000000'],
  [
    'throttle',
    { rateLimit: 1, burstLimit: 1, x: 1 },
    'throttle.x must be one of the names rateLimit, burstLimit',
  ],
  ['reservedConcurrency', 0, 'reservedConcurrency must be a whole number from 1 to 1000000'],
  ['reservedConcurrency', 'all', 'reservedConcurrency must be a whole number from 1 to 1000000'],
  ['indexShards', 129, 'indexShards must be a whole number from 1 to 128'],
  ['readIndexShards', 7, 'readIndexShards must be a whole number from 8 to 128'],
  ['removalPolicy', 'delete', 'removalPolicy must be "retain" or "destroy"'],
  ['alarmEmail', 'on-call', 'alarmEmail must be an e-mail address'],
  [
    'noCallbackMinutes',
    7,
    'noCallbackMinutes must be "never" (a prop: false) or minutes (a prop: a Duration): a multiple of 5 up to 1440',
  ],
  ['noCallbackMinutes', 0, 'noCallbackMinutes must be "never"'],
  ['noCallbackMinutes', 1445, 'noCallbackMinutes must be "never"'],
  ['noCallbackMinutes', 11_000, 'noCallbackMinutes must be "never"'],
  ['noCallbackMinutes', false, 'noCallbackMinutes must be "never"'],
  [
    'failedCallsPercent',
    0,
    'failedCallsPercent must be "never" (a prop: false) or a number of percent above 0',
  ],
  ['failedCallsPercent', '5 %', 'failedCallsPercent must be "never"'],
  ['failedCallsPercent', 100, 'failedCallsPercent must be "never"'],
  ['failedCallsPercent', false, 'failedCallsPercent must be "never"'],
  ['metricApplications', [], 'metricApplications must be a list of 1 to 20 Bandwidth application ids'],
  ['metricApplications', 'one;two', 'metricApplications must be a list of 1 to 20 Bandwidth application ids'],
  [
    'metricApplications',
    Array.from({ length: 21 }, (_, i) => `app-${i}`),
    'metricApplications must be a list of 1 to 20',
  ],
  ['tags', ['a'], 'tags must be an object'],
  ['tags', { 'aws:x': '1' }, 'tags.aws:x must be up to 128 letters'],
  ['tags', { team: 7 }, 'tags.team must be up to 256 letters'],
  ['customDomain', { domainName: 'calls.example.com' }, 'customDomain.certificateArn must be the ARN'],
  [
    'customDomain',
    { ...CUSTOM_DOMAIN, domainName: 'https://x.example.com' },
    'customDomain.domainName must be a d',
  ],
  [
    'customDomain',
    { ...CUSTOM_DOMAIN, domainName: 'calls.example.org' },
    'customDomain.domainName must be in',
  ],
  ['memory', 512, 'memory must be one of the names retentionDays, '],
])(
  'a wrong value is refused in the file and on the command line, and the error says where and what was expected: %s %j',
  (name, value, message) => {
    const settings = { [name]: value }
    const where = message.includes('must be in') ? ['', ''] : ['disconnects.json ', '-c ']
    const [inFile, ...moreInFile] = configurationErrors({ file: settings })
    const [onLine, ...moreOnLine] = configurationErrors({ commandLine: settings })

    expect([moreInFile, moreOnLine]).toStrictEqual([[], []])
    expect(inFile?.startsWith(`${String(where[0])}${message}`)).toBe(true)
    expect(onLine?.startsWith(`${String(where[1])}${message}`)).toBe(true)
  },
)

test('an account that is reconciled must be allowed, wherever both are set', () => {
  const message =
    'reconcileAccountIds must be accounts that are in allowedAccountIds: callbacks of any other are refused, so all its calls would be missing'
  const file = {
    allowedAccountIds: ['9900000'],
    environments: { test: { reconcileAccountIds: ['9900001'] } },
  }
  expect(configurationErrors({ file })).toStrictEqual([])
  expect(configurationErrors({ file, commandLine: { environment: 'test' } })).toStrictEqual([message])
  expect(
    configurationErrors({ file, commandLine: { reconcileAccountIds: '9900000,9900002' } }),
  ).toStrictEqual([message])
})

test('everything that is wrong is named at once', () => {
  expect(
    configurationErrors({
      file: { retentionDay: 1, environments: { test: { memorySize: 'much', environment: 'x' } } },
      commandLine: { environment: '-', indexShards: 'no' },
    }).map(line => line.split(' must be ')[0]),
  ).toStrictEqual([
    'disconnects.json retentionDay',
    'disconnects.json environments.test.environment',
    'disconnects.json environments.test.memorySize',
    '-c indexShards',
    '-c environment',
  ])
})

test('an environment whose name cannot be part of a stack name is refused', () => {
  expect(configurationErrors({ file: { environments: { Staging: {} } } })).toStrictEqual([
    'disconnects.json environments.Staging must be a name of lower-case letters, digits and single hyphens, which begins with a letter',
  ])
})

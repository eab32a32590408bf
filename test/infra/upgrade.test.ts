import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CUSTOM_DOMAIN } from '../support/infra/configuration'
import { logicalId, resources, synthesize } from '../support/infra/synthesized'
import { whatAnUpgradeLoses, type TemplateJson } from '../support/infra/what-an-upgrade-loses'

/**
 * The template of each release, as `npx cdk synth` prints it, without metadata and with masked asset hashes. They have been deployed,
 * so they never change.
 */
const RELEASED = join(import.meta.dirname, 'released')

const released = (version: string): TemplateJson =>
  JSON.parse(readFileSync(join(RELEASED, `${version}.json`), 'utf8')) as TemplateJson

const { disconnects, template } = synthesize()
const now = template.toJSON() as TemplateJson

const { credentials, overflow } = disconnects
const LOGS = resources(template)
  .filter(([, { Type }]) => Type === 'AWS::Logs::LogGroup')
  .map(([id]) => id)

const ACCESS_LOG = LOGS.find(id => id.includes('AccessLog')) ?? ''

/** Intended changes, which lose nothing. */
const INTENDED: Readonly<Record<string, readonly string[]>> = {
  '0.1.0': [
    // The previous log group is retained when another one replaces it.
    `${ACCESS_LOG} has another LogGroupName: the log would be lost`,
    // Both policies keep a resource that existed before the update.
    ...[logicalId(credentials), logicalId(overflow.queue), logicalId(overflow.deadLetters), ...LOGS].map(
      id => `${id} has another DeletionPolicy: RetainExceptOnCreate, not Retain`,
    ),
  ],
}

const unintended = (version: string, after: TemplateJson): readonly string[] => {
  const intended = INTENDED[version] ?? []
  const lost = whatAnUpgradeLoses(released(version), after)
  return [
    ...lost.filter(loss => !intended.includes(loss)),
    ...intended.filter(change => !lost.includes(change)).map(change => `Not any more: ${change}`),
  ]
}

test.each(readdirSync(RELEASED).map(name => name.replace('.json', '')))(
  'an upgrade from %s keeps records, waiting callbacks, logs, the password and the URL',
  version => {
    expect(unintended(version, now)).toStrictEqual([])
    const { template } = synthesize({ customDomain: CUSTOM_DOMAIN, tags: { team: 'voice' } })
    expect(unintended(version, template.toJSON() as TemplateJson)).toStrictEqual([])
  },
)

describe('an upgrade that loses something is detected', () => {
  const id = logicalId(disconnects.table)
  const table = now.Resources[id]
  const changed = (resource: unknown): TemplateJson =>
    ({ ...now, Resources: { ...now.Resources, [id]: resource } }) as TemplateJson
  const having = (properties: Record<string, unknown>) =>
    changed({ ...table, Properties: { ...table?.Properties, ...properties } })

  test.each([
    [
      'another logical id',
      changed(undefined),
      'is no longer an AWS::DynamoDB::GlobalTable: records would be lost',
    ],
    ['another key', having({ KeySchema: [] }), 'has another KeySchema: records would be lost'],
    ['a missing index', having({ GlobalSecondaryIndexes: [] }), 'has another index byTime, or none'],
    [
      'another policy',
      changed({ ...table, DeletionPolicy: 'Delete' }),
      'has another DeletionPolicy: Delete, not Retain',
    ],
  ])('%s', (_, after, loss) => {
    expect(whatAnUpgradeLoses(now, after)).toContain(`${id} ${loss}`)
  })

  test('a missing output', () => {
    expect(whatAnUpgradeLoses(now, { ...now, Outputs: {} })).toHaveLength(Object.keys(now.Outputs).length)
  })
})

describe('an unintended change is detected', () => {
  const having = (id: string, changes: Record<string, unknown>): TemplateJson =>
    ({ ...now, Resources: { ...now.Resources, [id]: { ...now.Resources[id], ...changes } } }) as TemplateJson

  test.each([
    [logicalId(disconnects.table), 'DeletionPolicy', 'RetainExceptOnCreate', 'Retain'],
    [logicalId(credentials), 'UpdateReplacePolicy', 'Delete', 'Retain'],
    [logicalId(overflow.queue), 'DeletionPolicy', 'Delete', 'Retain'],
    [ACCESS_LOG, 'UpdateReplacePolicy', 'Delete', 'Retain'],
  ])('%s: another %s', (id, policy, value, before) => {
    expect(unintended('0.1.0', having(id, { [policy]: value }))).toContain(
      `${id} has another ${policy}: ${value}, not ${before}`,
    )
  })

  test('another name of a log other than the access log', () => {
    const [log = ''] = LOGS.filter(id => id !== ACCESS_LOG)
    expect(unintended('0.1.0', having(log, { Properties: { LogGroupName: 'another' } }))).toContain(
      `${log} has another LogGroupName: the log would be lost`,
    )
  })
})

test.each([
  ['records', disconnects.table, 'DisconnectsTable634E379A'],
  ['requests in quarantine', disconnects.quarantineTable, 'DisconnectsQuarantineC849C4E1'],
  ['the password that is set in Bandwidth', disconnects.credentials, 'DisconnectsCredentials0E3148CB'],
  ['the URL that is set in Bandwidth', disconnects.api, 'DisconnectsApiD42AEAA0'],
  ['waiting callbacks', disconnects.overflow.queue, 'DisconnectsOverflowQueueE9737E3A'],
  ['dead letters', disconnects.overflow.deadLetters, 'DisconnectsOverflowDeadLetters15330C7F'],
])('%s would be lost by an upgrade that renames a construct: the logical id is fixed', (_, construct, id) => {
  expect(logicalId(construct)).toBe(id)
})

test('logs would be lost as well: their logical ids are fixed', () => {
  expect([...LOGS].sort()).toStrictEqual([
    'DisconnectsApiAccessLogLogGroup892E22F4',
    'DisconnectsDrainLogsAE8013EF',
    'DisconnectsQueryLogsCC4F10E0',
    'DisconnectsReceiveLogsE796B2A2',
  ])
})

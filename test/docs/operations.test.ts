import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DISCONNECTS_TABLE } from '../../lambda/deployment/tables'
import { metricsIn, type MathAlarm } from '../support/infra/math-alarm'
import { alarmsOf, resources, synthesize } from '../support/infra/synthesized'
import { ROOT } from '../support/root'

const page = readFileSync(join(ROOT, 'docs', 'operations.md'), 'utf8')
const { template } = synthesize({
  reconcileAccountIds: ['9900000'],
  metricApplications: ['app-1'],
  reports: true,
  forwardTo: 'https://voice.example.com/hooks',
})

test('the scripts on the page read outputs and logs that the stack has', () => {
  const named = (what: string) =>
    [...page.matchAll(new RegExp(`\\$\\(${what} (\\w+)\\)`, 'g'))].map(([, name]) => name)
  const groups = resources(template).filter(([, { Type }]) => Type === 'AWS::Logs::LogGroup')

  expect(Object.keys(template.findOutputs('*'))).toStrictEqual(expect.arrayContaining(named('output')))
  expect(named('output')).toHaveLength(7)
  expect(named('log').map(name => groups.filter(([id]) => id.includes(String(name))).length)).toStrictEqual(
    groups.map(() => 1),
  )
})

test('the scripts on the page name the time to live of the table', () => {
  expect(page).toContain(`AttributeName=${DISCONNECTS_TABLE.timeToLiveAttribute}`)
})

test('the search for missing callbacks covers the requests of every route except questions and reports', () => {
  const left = [...page.matchAll(/\$\.routeKey != "([^"]+)"/g)].map(([, key = '']) => key)
  const isLeftOut = (key: string): boolean =>
    left.some(pattern => (pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : key === pattern))
  const authorizations = (isOut: boolean) =>
    resources(template)
      .filter(([, { Type }]) => Type === 'AWS::ApiGatewayV2::Route')
      .filter(([, { Properties }]) => isLeftOut(String(Properties['RouteKey'])) === isOut)
      .map(([, { Properties }]) => Properties['AuthorizationType'])

  expect(authorizations(true)).toStrictEqual(['AWS_IAM', 'AWS_IAM', 'AWS_IAM'])
  expect(new Set(authorizations(false))).toStrictEqual(new Set(['NONE']))
})

test('the page states what the alarms of a stack cost: $0.10 for each metric', () => {
  const metrics = Object.values(alarmsOf(synthesize())).map(alarm =>
    'Metrics' in alarm ? metricsIn(alarm as unknown as MathAlarm).length : 1,
  )
  const [plain, expressions] = [metrics.filter(count => count === 1), metrics.filter(count => count > 1)]
  const sum = expressions.reduce((before, count) => before + count, 0)
  expect(page).toContain(`$${(plain.length / 10).toFixed(2)} for ${plain.length} alarms`)
  expect(page).toContain(`$${(sum / 10).toFixed(2)} for the three alarms on failed calls`)
  expect(page).toContain(`these have ${sum} together`)
  expect(expressions).toHaveLength(3)
})

test('every alarm has a section on the page, and every section has an alarm', () => {
  const alarms = page.split('\n## ').find(section => section.startsWith('Alarms\n')) ?? ''
  const sections = [...alarms.matchAll(/^### (.+)$/gm)].map(([, section]) => String(section))
  const named = Object.values(alarmsOf({ template })).map(
    ({ AlarmDescription }) => /"(.+)"\.$/.exec(AlarmDescription)?.[1],
  )

  expect([...sections].sort()).toStrictEqual([...new Set(named)].sort())
})

import { permissionsIn } from '../support/infra/permissions'
import { logicalId, resources, synthesize } from '../support/infra/synthesized'

const byDefault = synthesize()
const withReports = synthesize({ reports: true })

const routesOf = ({ template }: typeof byDefault) =>
  resources(template)
    .filter(([, { Type }]) => Type === 'AWS::ApiGatewayV2::Route')
    .map(([, { Properties }]) => [Properties['RouteKey'], Properties['AuthorizationType']])

test('a stack answers no reports unless it is set to: they share the concurrency of callbacks', () => {
  expect(byDefault.disconnects.reportFunction).toBeUndefined()
  expect(routesOf(byDefault)).not.toContainEqual(['GET /reports', 'AWS_IAM'])
})

test('with the setting, GET /reports is answered by a function of its own, to signed requests', () => {
  expect(routesOf(withReports)).toContainEqual(['GET /reports', 'AWS_IAM'])
  expect(routesOf(withReports)).toHaveLength(routesOf(byDefault).length + 1)
})

test('the report function can query records, and nothing else', () => {
  const { reportFunction, table } = withReports.disconnects
  if (reportFunction === undefined) throw new Error('no report function')
  const { permissionsOf, ownLogs } = permissionsIn(withReports.template)
  expect(permissionsOf(reportFunction)).toStrictEqual([
    `dynamodb:Query on ${logicalId(table)}`,
    ...['byCause', 'byFrom', 'byTag', 'byTime', 'byTo'].map(
      index => `dynamodb:Query on ${logicalId(table)}/index/${index}`,
    ),
    ...ownLogs(reportFunction),
  ])
})

test('its errors and throttles have alarms', () => {
  const names = ({ disconnects }: typeof byDefault) =>
    disconnects.monitoring.alarms.map(({ node }) => node.id)
  expect(names(withReports).filter(name => !names(byDefault).includes(name))).toStrictEqual([
    'ReportErrors',
    'ReportThrottles',
  ])
})

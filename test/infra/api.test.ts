import { logicalId, resources, resourcesOf, synthesize, type Synthesized } from '../support/infra/synthesized'

const { disconnects, template } = synthesize()
const { receiveFunction, queryFunction } = disconnects

const all = Object.fromEntries(resources(template))

const routes = resourcesOf(template, 'AWS::ApiGatewayV2::Route').map(({ Properties }) => {
  const target = JSON.stringify(Properties['Target'])
  const integration = Object.keys(all).find(id => target.includes(`{"Ref":"${id}"}`)) ?? ''
  return {
    route: Properties['RouteKey'],
    authorization: Properties['AuthorizationType'],
    integration: all[integration]?.Properties,
  }
})

const stages = ({ template }: Pick<Synthesized, 'template'>) =>
  resourcesOf(template, 'AWS::ApiGatewayV2::Stage').map(({ Properties }) => Properties)

const integrationWith = (functionId: string) =>
  expect.objectContaining({
    IntegrationUri: { 'Fn::GetAtt': [functionId, 'Arn'] },
    PayloadFormatVersion: '2.0',
  }) as unknown

test('callbacks reach the function that checks their credentials, with a key in the path or not; questions need IAM', () => {
  const receive = integrationWith(logicalId(receiveFunction))
  const query = integrationWith(logicalId(queryFunction))

  expect(routes).toStrictEqual([
    { route: 'POST /callbacks/disconnect', authorization: 'NONE', integration: receive },
    { route: 'GET /callbacks/disconnect', authorization: 'NONE', integration: receive },
    { route: 'POST /callbacks/disconnect/{key+}', authorization: 'NONE', integration: receive },
    { route: 'GET /callbacks/disconnect/{key+}', authorization: 'NONE', integration: receive },
    { route: '$default', authorization: 'NONE', integration: receive },
    { route: 'GET /disconnects', authorization: 'AWS_IAM', integration: query },
    { route: 'GET /disconnects/{callId}', authorization: 'AWS_IAM', integration: query },
  ])
})

test('it is an HTTP API, which costs less than a REST API', () => {
  expect(resourcesOf(template, 'AWS::ApiGateway::RestApi')).toHaveLength(0)
  expect(resourcesOf(template, 'AWS::ApiGatewayV2::Api')).toStrictEqual([
    expect.objectContaining({ Properties: expect.objectContaining({ ProtocolType: 'HTTP' }) as unknown }),
  ])
})

test('a callback is not refused for its rate before the account would refuse it', () => {
  expect(stages({ template })).toStrictEqual([
    expect.objectContaining({
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 10_000, ThrottlingBurstLimit: 5_000 },
    }),
  ])
})

test('the rate can be limited', () => {
  const limited = stages(synthesize({ throttle: { rateLimit: 50, burstLimit: 10 } }))

  expect(limited[0]?.['DefaultRouteSettings']).toStrictEqual({
    ThrottlingRateLimit: 50,
    ThrottlingBurstLimit: 10,
  })
})

describe('the route for all paths that have none of their own', () => {
  test('has a low limit, so that bots cannot take the function from callbacks; no other route has one', () => {
    for (const throttle of [undefined, { rateLimit: 50, burstLimit: 10 }]) {
      const [stage] = stages(synthesize(throttle && { throttle }))
      expect(stage?.['RouteSettings']).toStrictEqual({
        $default: { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 10 },
      })
    }
  })

  test('is there before the stage that limits it, as API Gateway demands', () => {
    const [id] = Object.entries(all).find(([, { Properties }]) => Properties['RouteKey'] === '$default') ?? []
    const stage = resourcesOf(template, 'AWS::ApiGatewayV2::Stage')[0]

    expect(stage?.DependsOn).toContain(id)
  })
})

describe('the access log', () => {
  const { DestinationArn, Format } = stages({ template })[0]?.['AccessLogSettings'] as {
    DestinationArn: { 'Fn::GetAtt': [string, string] }
    Format: string
  }

  test('goes to a log group', () => {
    expect(all[DestinationArn['Fn::GetAtt'][0]]?.Type).toBe('AWS::Logs::LogGroup')
  })

  test('is one line of JSON without anything that can hold a phone number: no path, query string, header or body', () => {
    expect(Format).not.toContain('\n')
    expect(JSON.parse(Format)).toStrictEqual({
      requestId: '$context.requestId',
      requestTime: '$context.requestTime',
      sourceIp: '$context.identity.sourceIp',
      httpMethod: '$context.httpMethod',
      routeKey: '$context.routeKey',
      status: '$context.status',
      responseLatency: '$context.responseLatency',
      integrationLatency: '$context.integrationLatency',
      integrationErrorMessage: '$context.integrationErrorMessage',
    })
  })
})

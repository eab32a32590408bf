import { CUSTOM_DOMAIN } from '../support/infra/configuration'
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

test('callbacks, with or without a key in the path, reach the function that checks their credentials; questions need IAM', () => {
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

test('the default rate limit is the quota of the account', () => {
  expect(stages({ template })).toStrictEqual([
    expect.objectContaining({
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 10_000, ThrottlingBurstLimit: 5_000 },
    }),
  ])
})

test('the rate limit is what the settings say', () => {
  const limited = stages(synthesize({ throttle: { rateLimit: 50, burstLimit: 10 } }))

  expect(limited[0]?.['DefaultRouteSettings']).toStrictEqual({
    ThrottlingRateLimit: 50,
    ThrottlingBurstLimit: 10,
  })
})

describe('the route of all other paths', () => {
  test('has a low limit, so that bots cannot use up the function; no other route has one', () => {
    for (const throttle of [undefined, { rateLimit: 50, burstLimit: 10 }]) {
      const [stage] = stages(synthesize(throttle && { throttle }))
      expect(stage?.['RouteSettings']).toStrictEqual({
        $default: { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 10 },
      })
    }
  })

  test('is created before the stage that limits it, as API Gateway requires', () => {
    const [id] = Object.entries(all).find(([, { Properties }]) => Properties['RouteKey'] === '$default') ?? []
    const stage = resourcesOf(template, 'AWS::ApiGatewayV2::Stage')[0]

    expect(stage?.DependsOn).toContain(id)
  })
})

describe('a domain of its own', () => {
  const { domainName, certificateArn } = CUSTOM_DOMAIN
  const { disconnects, template } = synthesize({ customDomain: CUSTOM_DOMAIN })
  const ofType = (type: string) => resourcesOf(template, type).map(({ Properties }) => Properties)

  const outputs = (from: typeof template): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(from.findOutputs('*')).map(([name, { Value }]) => [name, Value as unknown]),
    )

  test('leads to the API, by TLS 1.2 or newer', () => {
    expect(ofType('AWS::ApiGatewayV2::DomainName')).toStrictEqual([
      {
        DomainName: domainName,
        DomainNameConfigurations: [
          { CertificateArn: certificateArn, EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' },
        ],
      },
    ])
    expect(ofType('AWS::ApiGatewayV2::ApiMapping')).toMatchObject([
      { ApiId: { Ref: logicalId(disconnects.api) }, Stage: '$default' },
    ])
  })

  test('is in the outputs, with the target of its CNAME', () => {
    expect(outputs(template)).toMatchObject({
      CallbackUrl: { 'Fn::Join': ['', ['https://', {}, '/callbacks/disconnect']] },
      DomainTarget: { 'Fn::GetAtt': [expect.any(String), 'RegionalDomainName'] },
    })
  })

  test('leaves the address that API Gateway gave in place: Bandwidth may still use it', () => {
    expect(ofType('AWS::ApiGatewayV2::Api')[0]).not.toHaveProperty('DisableExecuteApiEndpoint')
  })

  test('has a DNS record if its hosted zone is known; without one, its owner points it at the API', () => {
    const without = synthesize({ customDomain: { domainName, certificateArn } }).template

    expect(ofType('AWS::Route53::RecordSet')).toMatchObject([
      { Name: `${domainName}.`, Type: 'A', HostedZoneId: CUSTOM_DOMAIN.hostedZone?.hostedZoneId },
    ])
    expect(resourcesOf(without, 'AWS::Route53::RecordSet')).toHaveLength(0)
    expect(Object.keys(outputs(without))).toContain('DomainTarget')
  })
})

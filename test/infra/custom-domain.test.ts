import { CUSTOM_DOMAIN } from '../support/infra/known-domain'
import { logicalId, resourcesOf, synthesize } from '../support/infra/synthesized'

const { domainName, certificateArn } = CUSTOM_DOMAIN
const { disconnects, template } = synthesize({ customDomain: CUSTOM_DOMAIN })
const ofType = (type: string) => resourcesOf(template, type).map(({ Properties }) => Properties)

const outputs = (from: typeof template): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(from.findOutputs('*')).map(([name, { Value }]) => [name, Value as unknown]),
  )

test('a domain of its own leads to the API, by TLS 1.2 or newer', () => {
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

test('the outputs have its address, and what to point it at', () => {
  expect(outputs(template)).toMatchObject({
    CallbackUrl: { 'Fn::Join': ['', ['https://', {}, '/callbacks/disconnect']] },
    DomainTarget: { 'Fn::GetAtt': [expect.any(String), 'RegionalDomainName'] },
  })
})

test('the address that API Gateway gave goes on working: Bandwidth may still have it', () => {
  expect(ofType('AWS::ApiGatewayV2::Api')[0]).not.toHaveProperty('DisableExecuteApiEndpoint')
})

test('a hosted zone that is known points at it', () => {
  expect(ofType('AWS::Route53::RecordSet')).toMatchObject([
    { Name: `${domainName}.`, Type: 'A', HostedZoneId: CUSTOM_DOMAIN.hostedZone?.hostedZoneId },
  ])
})

test('without one, that is left to whoever owns the domain', () => {
  const { template } = synthesize({ customDomain: { domainName, certificateArn } })

  expect(resourcesOf(template, 'AWS::Route53::RecordSet')).toHaveLength(0)
  expect(Object.keys(outputs(template))).toContain('DomainTarget')
})

import { DomainName, SecurityPolicy } from 'aws-cdk-lib/aws-apigatewayv2'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import { ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53'
import { ApiGatewayv2DomainProperties } from 'aws-cdk-lib/aws-route53-targets'
import type { Construct } from 'constructs'
import type { CustomDomain } from './disconnect-log-props'

/** A domain that leads to the API; and the record that points it there, if its hosted zone is known. */
export class ApiDomain extends DomainName {
  constructor(scope: Construct, id: string, { domainName, certificateArn, hostedZone }: CustomDomain) {
    super(scope, id, {
      domainName,
      certificate: Certificate.fromCertificateArn(scope, `${id}Certificate`, certificateArn),
      securityPolicy: SecurityPolicy.TLS_1_2,
    })
    if (hostedZone === undefined) return
    new ARecord(this, 'Record', {
      zone: HostedZone.fromHostedZoneAttributes(this, 'Zone', hostedZone),
      recordName: `${domainName}.`,
      target: RecordTarget.fromAlias(
        new ApiGatewayv2DomainProperties(this.regionalDomainName, this.regionalHostedZoneId),
      ),
    })
  }
}

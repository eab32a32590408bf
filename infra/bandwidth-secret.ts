import { SecretValue, Validations, type RemovalPolicy } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'

export type BandwidthSecretProps = { readonly removalPolicy: RemovalPolicy }

/**
 * The OAuth client id and secret of an API user at Bandwidth. An operator fills them in: neither is in the template.
 *
 * No deployment overwrites what was filled in: CloudFormation makes a new version of a secret only if this text changes in the template.
 * So it never changes.
 */
const PLACEHOLDER = '{"clientId":"","clientSecret":""}'

/** The credentials by which Bandwidth's list of calls is read. They are not those of callbacks. */
export class BandwidthSecret extends Secret {
  constructor(scope: Construct, id: string, { removalPolicy }: BandwidthSecretProps) {
    super(scope, id, {
      description: "Client id and secret of an API user at Bandwidth, for Bandwidth's list of calls",
      // It contains no secret: the method's name warns of those that do.
      secretStringValue: SecretValue.unsafePlainText(PLACEHOLDER),
      removalPolicy,
    })
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'Only Bandwidth can issue a new client secret: nothing in AWS can rotate this one.',
    })
  }
}

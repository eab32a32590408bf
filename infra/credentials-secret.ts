import { Validations, type RemovalPolicy } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'

export type CredentialsSecretProps = { readonly removalPolicy: RemovalPolicy }

/**
 * The credentials that Bandwidth sends, as `{"username", "password"}`. Secrets Manager generates the password, so that it is
 * neither in the template nor in anybody's shell history.
 */
export class CredentialsSecret extends Secret {
  constructor(scope: Construct, id: string, { removalPolicy }: CredentialsSecretProps) {
    super(scope, id, {
      description: "User name and password of Bandwidth's disconnect callbacks",
      // A change to any of these lines generates a new password when an existing stack is deployed.
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ username: 'bandwidth' }),
        generateStringKey: 'password',
        passwordLength: 40,
        // The password is pasted into forms, XML and shells. 40 letters and digits cannot be guessed.
        excludePunctuation: true,
      },
      removalPolicy,
    })
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'A new password has to be set in Bandwidth too: rotated automatically, callbacks would be refused.',
    })
  }
}

import { Stack, Validations } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'

/**
 * Sends alarms to an e-mail address. Not encrypted: CloudWatch may not publish to a topic under the key `aws/sns`, a key of
 * ours would be one more thing that could keep an alarm from being sent, and an alarm has nothing about any call.
 */
export class AlarmTopic extends Topic {
  constructor(scope: Construct, id: string, email: string) {
    super(scope, id, { displayName: 'Disconnects', enforceSSL: true })
    const subscription = this.addSubscription(new EmailSubscription(email))
    Validations.of(subscription).acknowledge({
      id: 'Serverless-SNSRedrivePolicy',
      reason: 'What the mail server of a person refuses is in CloudWatch all the same, and on the dashboard.',
    })
    // To refuse what is not TLS, the topic has a policy; with a policy, nobody may publish who is not in it.
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
      }),
    )
  }
}

import { Duration, Names, SecretValue, Stack } from 'aws-cdk-lib'
import {
  ApiDestination,
  Authorization,
  Connection,
  HttpMethod,
  Rule,
  type IApiDestination,
  RuleTargetInput,
  type IEventBus,
} from 'aws-cdk-lib/aws-events'
import { ApiDestination as ApiDestinationTarget } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import { CALL_ENDED, CALLBACK_MEMBER, EVENT_SOURCE } from '../../lambda/deployment/call-ended'
import { DeadLetterQueue } from '../dead-letter-queue'
import type { Settings } from '../settings'

export type ForwardingProps = {
  readonly eventBus: IEventBus
  /** The ARN of the table whose calls are forwarded: others may publish on the same bus. */
  readonly tableArn: string
  readonly forwardTo: string
  readonly settings: Pick<Settings, 'forwardSecret' | 'forwardRate' | 'removalPolicy'>
}

/** CloudFormation puts the values in when it deploys: the template has neither. A connection without credentials needs a header. */
const authorizationOf = (secretId: string | undefined): Authorization => {
  if (secretId === undefined)
    return Authorization.apiKey('X-Forwarded-By', SecretValue.unsafePlainText(EVENT_SOURCE))
  const value = (jsonField: string) => SecretValue.secretsManager(secretId, { jsonField })
  return Authorization.basic(value('username').unsafeUnwrap(), value('password'))
}

/**
 * Sends the callbacks of published calls on. EventBridge waits 5 seconds for an answer. For a day it repeats what was not answered in
 * this time, or with 401, 407, 409, 429 or 5xx. Any other answer but 2xx is final: the event is a dead letter, as is one that was not
 * taken in a day.
 *
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html
 */
export class Forwarding extends Construct {
  readonly deadLetters: DeadLetterQueue
  /** The names of rule and bus: the dimensions of EventBridge's metrics. */
  readonly ruleName: string
  readonly eventBusName: string

  constructor(scope: Construct, id: string, { eventBus, tableArn, forwardTo, settings }: ForwardingProps) {
    super(scope, id)
    const { forwardSecret, forwardRate, removalPolicy } = settings
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', { removalPolicy })
    this.eventBusName = eventBus.eventBusName
    const destination = new ApiDestination(this, 'Destination', {
      connection: new Connection(this, 'Connection', { authorization: authorizationOf(forwardSecret) }),
      endpoint: forwardTo,
      httpMethod: HttpMethod.POST,
      rateLimitPerSecond: forwardRate,
    })
    // CDK's own role would trust rules of any account.
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('events.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    })
    role.addToPolicy(
      new PolicyStatement({
        actions: ['events:InvokeApiDestination'],
        resources: [destination.apiDestinationArn],
      }),
    )
    // What CloudFormation returns for a rule on a custom bus has the name of the bus in it.
    this.ruleName = Names.uniqueResourceName(this, { maxLength: 64, separator: '-' })
    new Rule(this, 'Rule', {
      ruleName: this.ruleName,
      description: 'Sends the callbacks of ended calls on',
      eventBus,
      eventPattern: {
        source: [EVENT_SOURCE],
        detailType: [CALL_ENDED],
        resources: [tableArn],
        // `exists` holds for values, not for objects.
        detail: { [CALLBACK_MEMBER]: { callId: [{ exists: true }] } },
      },
      targets: [
        // CDK's class and its interface differ in an optional property.
        new ApiDestinationTarget(destination as IApiDestination, {
          event: RuleTargetInput.fromEventPath(`$.detail.${CALLBACK_MEMBER}`),
          eventRole: role.withoutPolicyUpdates(),
          deadLetterQueue: this.deadLetters,
          maxEventAge: Duration.hours(24),
          retryAttempts: 185,
        }),
      ],
    })
  }
}

import { RemovalPolicy } from 'aws-cdk-lib'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { checkBestPractices } from '../../infra/best-practices'
import { DisconnectsStack, type DisconnectsStackProps } from '../../infra/disconnects-stack'
import { appWithoutBundles } from '../support/infra/synthesized'
import { CUSTOM_DOMAIN } from '../support/infra/configuration'

const checked = (props: DisconnectsStackProps, options?: { rules: boolean }) => {
  const app = appWithoutBundles(options)
  checkBestPractices(app)
  return { app, stack: new DisconnectsStack(app, 'BandwidthDisconnects', props) }
}

test.each<[string, DisconnectsStackProps]>([
  ['by default', {}],
  ['whose data is deleted with it', { removalPolicy: RemovalPolicy.DESTROY }],
  [
    'with a domain of its own that sends e-mails',
    { customDomain: CUSTOM_DOMAIN, alarmEmail: 'a@example.com' },
  ],
  ['with provisioned capacity', { capacity: { mode: 'provisioned', from: 200, to: 2_000 } }],
  ['that is ready for many callbacks', { capacity: { mode: 'on-demand', readyFor: 10_000 } }],
  ['that is reconciled', { reconcileAccountIds: ['9900000'] }],
  ['that publishes ended calls', { eventBus: true, failuresOnly: true }],
  ['that forwards callbacks', { forwardTo: 'https://voice.example.com/hooks', forwardSecret: 'voice' }],
  ['with more settings', { retentionDays: 1, allowedAccountIds: ['9900000'], tags: { team: 'voice' } }],
])('the rules find nothing in a stack %s', (_, props) => {
  const { app } = checked(props, { rules: true })

  expect(() => app.synth()).not.toThrow()
})

test('an insecure queue, or a function with a wildcard, is refused', () => {
  const { app, stack } = checked({})
  new Queue(stack, 'Insecure')
  stack.disconnects.queryFunction.allow('*', 'dynamodb:*')

  for (const rule of ['SQS3', 'SQS4', 'IAM5[Resource::*]', 'IAM5[Action::dynamodb:*]'])
    expect(() => app.synth()).toThrow(`AwsSolutions-${rule}`)
})

test('an acknowledgement is for one construct only, and gives a reason', () => {
  const { app, stack } = checked({
    reconcileAccountIds: ['9900000'],
    forwardTo: 'https://voice.example.com/hooks',
  })
  const acknowledged = stack.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata.map(({ type, data }) => ({ path: node.path, type, data: data as unknown })),
    )
    .filter(({ type }) => type === 'aws:cdk:acknowledged-rules')
    .flatMap(({ path, data }) =>
      Object.entries(data as Record<string, string>).map(([id, why]) => [path, id, why]),
    )

  expect(app.node.metadata).toStrictEqual([])
  expect(acknowledged.map(([path, id]) => `${String(id).replace(/.*::/, '')} ${String(path)}`).sort())
    .toMatchInlineSnapshot(`
    [
      "AwsSolutions-APIG4 BandwidthDisconnects/Disconnects/Api/GET--callbacks--disconnect",
      "AwsSolutions-APIG4 BandwidthDisconnects/Disconnects/Api/GET--callbacks--disconnect--{key+}",
      "AwsSolutions-APIG4 BandwidthDisconnects/Disconnects/Api/OtherPaths",
      "AwsSolutions-APIG4 BandwidthDisconnects/Disconnects/Api/POST--callbacks--disconnect",
      "AwsSolutions-APIG4 BandwidthDisconnects/Disconnects/Api/POST--callbacks--disconnect--{key+}",
      "AwsSolutions-SMG4 BandwidthDisconnects/Disconnects/BandwidthSecret",
      "AwsSolutions-SMG4 BandwidthDisconnects/Disconnects/Credentials",
      "AwsSolutions-SQS3 BandwidthDisconnects/Disconnects/Publication/Forwarding/DeadLetters",
      "AwsSolutions-SQS3 BandwidthDisconnects/Disconnects/Publication/Unpublished",
      "Serverless-LambdaAsyncFailureDestination BandwidthDisconnects/Disconnects/Reconcile",
      "Serverless-LambdaDLQ BandwidthDisconnects/Disconnects/Drain",
      "Serverless-LambdaDLQ BandwidthDisconnects/Disconnects/Publication/Publish",
      "Serverless-LambdaDLQ BandwidthDisconnects/Disconnects/Query",
      "Serverless-LambdaDLQ BandwidthDisconnects/Disconnects/Receive",
      "Serverless-LambdaDLQ BandwidthDisconnects/Disconnects/Reconcile",
      "Serverless-LambdaEventSourceMappingDestination BandwidthDisconnects/Disconnects/Drain/Messages",
      "Serverless-LambdaTracing BandwidthDisconnects/Disconnects/Drain",
      "Serverless-LambdaTracing BandwidthDisconnects/Disconnects/Publication/Publish",
      "Serverless-LambdaTracing BandwidthDisconnects/Disconnects/Query",
      "Serverless-LambdaTracing BandwidthDisconnects/Disconnects/Receive",
      "Serverless-LambdaTracing BandwidthDisconnects/Disconnects/Reconcile",
      "Serverless-SQSRedrivePolicy BandwidthDisconnects/Disconnects/Overflow/DeadLetters",
      "Serverless-SQSRedrivePolicy BandwidthDisconnects/Disconnects/Publication/Forwarding/DeadLetters",
      "Serverless-SQSRedrivePolicy BandwidthDisconnects/Disconnects/Publication/Unpublished",
    ]
  `)
  for (const [, , why] of acknowledged) expect(String(why).split(' ').length).toBeGreaterThan(8)
})

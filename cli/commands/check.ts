import type { Command } from 'commander'
import type { CheckFlags } from './run-check'
import { addDeploymentFlags } from '../flags/place-flags'
import type { Terminal } from '../output/terminal'

const NOTES = `
Run this first after you deploy to AWS. It reads the settings and alarms of the
stack, sends callbacks of made-up calls as Bandwidth does, reads their records back,
and deletes them. Each line is ok, a warning or a failure, and says what it means and
what to do. A check takes less than a minute and costs at most a tenth of a cent.

The made-up calls use an allowed account, the application
c4ec4000-7e57-4ca1-9900-000000000001, call ids that begin with c-c4ec4000- and phone
numbers that belong to nobody (+1555555 01xx). The metrics count these calls too.
Records that came later from the overflow queue are deleted by the next check within
a day.

If WWW-Authenticate arrives under another name, Basic works only if Bandwidth sends
its credentials unasked: use the URL with the key (disconnects url), and add
--no-challenge here.

The AWS credentials need cloudformation:DescribeStacks and ListStackResources,
secretsmanager:GetSecretValue on the secret, dynamodb:Query and DeleteItem on both
tables and Query on the indexes, cloudwatch:DescribeAlarms and GetMetricData,
sns:ListSubscriptionsByTopic, sqs:GetQueueAttributes on the overflow queue,
lambda:GetAccountSettings, GetEventSourceMapping, GetFunctionConfiguration and
GetFunctionConcurrency, and apigateway:GET. Without cloudformation:DescribeStacks or
the secret, nothing can be checked; any other missing permission is a warning at most.
A check of the twin leaves out what only AWS has.

A failure ends with exit code 1, warnings do not. Ctrl-C ends a check early; it still
deletes what it has stored.

Examples:
  disconnects check --stack BandwidthDisconnects
  disconnects check --stack BandwidthDisconnects --no-quarantine --json > check.json
  disconnects check --stack BandwidthDisconnects --url https://calls.example.com/callbacks/disconnect
  disconnects check --local`

export const addCheckCommand = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('check')
    .description('check that callbacks reach a deployment and are stored')
  addDeploymentFlags(command)
    .optionsGroup('Mode:')
    .option(
      '--url <URL>',
      'the callback URL of a proxy in front of the stack, without the key (default: the output CallbackUrl)',
    )
    .option('--no-challenge', 'do not check the challenge, which the URL with the key does not need')
    .option(
      '--no-quarantine',
      'do not send a request that cannot be decoded: it sets off the Quarantine alarm',
    )
    .option('--json', 'print one JSON document, at the end')
    .addHelpText('after', NOTES)
    .action(async (flags: CheckFlags) => {
      // Loaded only here, so that the other commands start sooner.
      const { runCheck } = await import('./run-check')
      await runCheck(flags, terminal)
    })
}

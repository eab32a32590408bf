import type { Command } from 'commander'
import type { CheckFlags } from '../check/run-check'
import { addDeploymentFlags } from '../flags/deployment-flags'
import type { Terminal } from '../output/terminal'

const NOTES = `
The first thing to run on AWS. It reads the stack's settings and alarms, sends
callbacks of made-up calls as Bandwidth does, reads their records back, and
deletes them. Each line is ok, a warning or a failure, with what it means and what
to do. It takes less than a minute and costs a tenth of a cent at most.

It uses an allowed account, the application c4ec4000-7e57-4ca1-9900-000000000001,
call ids that begin with c-c4ec4000- and numbers that belong to nobody (+1555555
01xx). The metrics count these calls too. What an earlier check left in the last
day, since it came from the overflow queue later, is deleted as well.
Where WWW-Authenticate comes renamed, Basic works only if Bandwidth sends its
credentials at once: set the URL with the key (disconnects url), and leave the
challenge out.

The AWS credentials need cloudformation:DescribeStacks and ListStackResources,
secretsmanager:GetSecretValue on the secret, dynamodb:Query and DeleteItem on both
tables and Query on the indexes, cloudwatch:DescribeAlarms and GetMetricData,
sns:ListSubscriptionsByTopic, sqs:GetQueueAttributes on the overflow queue,
lambda:GetAccountSettings, GetEventSourceMapping, GetFunctionConfiguration and
GetFunctionConcurrency, and apigateway:GET. Without cloudformation:DescribeStacks or
the secret nothing can be checked; any other that is missing is a warning at most.
On the twin, what only AWS has is left out.

Exit codes: 0 no failure, 1 a failure, 2 wrong flags. Ctrl-C ends it early, and it
still deletes what it has stored.

Examples:
  disconnects check --stack BandwidthDisconnects
  disconnects check --stack BandwidthDisconnects --no-quarantine --json > check.json
  disconnects check --stack BandwidthDisconnects --url https://calls.example.com/callbacks/disconnect
  disconnects check --local`

export const addCheckCommand = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('check')
    .description('tests a deployment: do callbacks arrive, and are they stored?')
  addDeploymentFlags(command)
    .optionsGroup('How:')
    .option(
      '--url <URL>',
      'send there, instead of to CallbackUrl: the callback URL, without the key, of what stands in front of the stack',
    )
    .option('--no-challenge', 'leave out the challenge, which the URL with the key does not need')
    .option(
      '--no-quarantine',
      'leave out the request that cannot be understood, which sets off the Quarantine alarm',
    )
    .option('--json', 'one JSON document, at the end')
    .addHelpText('after', NOTES)
    .action(async (flags: CheckFlags) => {
      // The other commands need none of it, and start sooner.
      const { runCheck } = await import('../check/run-check')
      await runCheck(flags, terminal)
    })
}

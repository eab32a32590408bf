import type { Command } from 'commander'
import { withKey } from '../../lambda/deployment/routes'
import { CommandFailed } from '../errors'
import { deploymentChoiceOf } from '../flags/place-choice'
import { addDeploymentFlags, type DeploymentFlags } from '../flags/place-flags'
import { printToStderr, type Terminal } from '../output/terminal'
import { chooseDeployment, WHICH_DEPLOYMENT } from '../places/choose'
import { isPlainKey, isUsableKey, keyOf, PLAIN_KEY_HELP } from '../places/credentials'

const NOTES = `
Set this URL in Bandwidth, as the application's call status callback URL and as the
disconnectUrl of each call that you create. It needs no user name and no password:
the key is the password in the stack's secret. Anybody with this URL can send
callbacks, so keep it secret. A query string that you add to it (?campaign=7) is
stored with each record.

The AWS credentials need cloudformation:DescribeStacks, and
secretsmanager:GetSecretValue on the stack's secret. The key of the twin is
CALLBACK_PASSWORD (default: local-only).

Examples:
  disconnects url --stack BandwidthDisconnects
  disconnects url --stack BandwidthDisconnects --region us-east-1 | pbcopy
  disconnects url --local`

const url = async (flags: DeploymentFlags, terminal: Terminal): Promise<void> => {
  const choice = deploymentChoiceOf(flags, terminal.environment)
  const deployment = await chooseDeployment(choice, terminal, WHICH_DEPLOYMENT)
  const { url: callbackUrl, credentials } = await deployment.callbacks()
  const key = keyOf(credentials)
  if (!isUsableKey(key))
    throw new CommandFailed(
      `A password that is blank, or only dots or slashes, cannot be a key: ${PLAIN_KEY_HELP}`,
    )
  terminal.stdout.write(`${withKey(callbackUrl, key).href}\n`)
  if (!isPlainKey(key))
    printToStderr(
      terminal,
      `The password has characters other than A-Z a-z 0-9 - . _ ~: API Gateway may not pass this key on unchanged. To be sure, ${PLAIN_KEY_HELP}`,
    )
}

export const addUrlCommand = (program: Command, terminal: Terminal): void => {
  addDeploymentFlags(
    program.command('url').description('print the callback URL with the key in it, for Bandwidth'),
  )
    .addHelpText('after', NOTES)
    .action((flags: DeploymentFlags) => url(flags, terminal))
}

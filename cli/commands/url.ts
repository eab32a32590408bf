import type { Command } from 'commander'
import { withKey } from '../../lambda/deployment/routes'
import { CommandFailed } from '../errors'
import { addDeploymentFlags, type DeploymentFlags } from '../flags/deployment-flags'
import { printToStderr, type Terminal } from '../output/terminal'
import { callbackDestination } from '../places/callback-destination'
import { deploymentOf } from '../places/deployment'
import { isPlainKey, isUsableKey, keyOf, PLAIN_KEY_HELP } from '../places/callback-key'

const NOTES = `
Set it in Bandwidth: as the application's call status callback URL, and as
disconnectUrl of each call that you create. It needs neither a user name nor a
password. The key is the password in the stack's secret: anybody with this URL can
send callbacks, so keep it as you keep a password. What you write behind it
(?campaign=7) is kept with each record.

Needs cloudformation:DescribeStacks, and secretsmanager:GetSecretValue on the
stack's secret. The twin's key is CALLBACK_PASSWORD, or local-only.

Examples:
  disconnects url --stack BandwidthDisconnects
  disconnects url --stack BandwidthDisconnects --region us-east-1 | pbcopy
  disconnects url --local`

const url = async (flags: DeploymentFlags, { stdout, stderr, environment }: Terminal): Promise<void> => {
  const deployment = await deploymentOf(flags, environment)
  const { url: callbackUrl, credentials } = await callbackDestination(deployment, undefined, environment)
  const key = keyOf(credentials)
  if (!isUsableKey(key))
    throw new CommandFailed(`A password that is blank or only dots cannot be a key: ${PLAIN_KEY_HELP}`)
  stdout.write(`${withKey(callbackUrl, key).href}\n`)
  if (!isPlainKey(key))
    printToStderr(
      { stderr },
      `The password has other characters than A-Z a-z 0-9 - . _ ~: API Gateway may not pass this key on as it is. To be sure, ${PLAIN_KEY_HELP}`,
    )
}

export const addUrlCommand = (program: Command, terminal: Terminal): void => {
  addDeploymentFlags(program.command('url').description('the callback URL with the key in it, for Bandwidth'))
    .addHelpText('after', NOTES)
    .action((flags: DeploymentFlags) => url(flags, terminal))
}

import type { Credentials } from '../../lambda/callback/credentials'
import { CALLBACK_PATH } from '../../lambda/deployment/routes'
import { UsageError } from '../errors'
import type { Choice } from '../flags/target-flags'
import { baseOf, twinHttp } from './twin-http'

/** Where callbacks are sent to. */
export type CallbackDestination = { readonly url: URL; readonly credentials: Credentials }

/** Those that the local twin takes and prints, unless it is given others. */
export const TWIN_CREDENTIALS: Credentials = { username: 'bandwidth', password: 'local-only' }

const NAMES = { username: 'CALLBACK_USERNAME', password: 'CALLBACK_PASSWORD' } as const

/** A password among the flags would be in the history of the shell and in the list of processes. */
export const givenCredentials = (
  username: string | undefined,
  environment: NodeJS.ProcessEnv,
  defaults?: Credentials,
): Credentials => {
  const given = {
    username: username ?? environment[NAMES.username] ?? defaults?.username,
    password: environment[NAMES.password] ?? defaults?.password,
  }
  if (given.username === undefined || given.password === undefined)
    throw new UsageError(
      `Which credentials? Give --username or ${NAMES.username}, and ${NAMES.password}, in the environment`,
    )
  return { username: given.username, password: given.password }
}

const twinCallback = (url: URL, username: string | undefined, environment: NodeJS.ProcessEnv) => ({
  url: new URL(`${baseOf(url)}${CALLBACK_PATH}`),
  credentials: givenCredentials(username, environment, TWIN_CREDENTIALS),
})

/** Where what is chosen for its records takes its callbacks. */
export const callbackDestination = async (
  choice: Choice,
  username: string | undefined,
  environment: NodeJS.ProcessEnv,
): Promise<CallbackDestination> => {
  switch (choice._tag) {
    case 'stack': {
      if (username !== undefined) throw new UsageError('--username goes with --url or --local')
      const { stackCallback } = await import('./stack-callback')
      return stackCallback(choice.name, choice.aws, environment)
    }
    case 'table':
      throw new UsageError('--table takes no callbacks: say with --url where they go')
    case 'twin':
      return twinCallback(choice.url, username, environment)
    case 'twin if it runs':
      if (await twinHttp(choice.url, environment).isRunning())
        return twinCallback(choice.url, username, environment)
      throw new UsageError(
        'Where to? Give --url URL or --stack NAME, or start the local twin (npm start; elsewhere: --local URL)',
      )
  }
}

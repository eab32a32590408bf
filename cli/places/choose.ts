import { UsageError } from '../errors'
import type { DeploymentChoice, PlaceChoice } from '../flags/place-flags'
import type { Deployment, Place } from './place'
import { tablePlace } from './table'
import { twinPlace } from './twin'
import { twinHttp } from './twin-http'

/** For commands that need a whole deployment. */
export const WHICH_DEPLOYMENT = 'Which deployment? Give --stack NAME'

/**
 * Opens the deployment that the flags of a command choose; if they choose none, the twin, provided that it is running. The AWS SDK
 * takes longer to load than the rest of the program, so it is loaded only where it is needed.
 *
 * @param missing asks for the flags, for the message if nothing is chosen and the twin is not running
 * @throws UsageError
 */
export const chooseDeployment = async (
  choice: DeploymentChoice,
  environment: NodeJS.ProcessEnv,
  missing: string,
): Promise<Deployment> => {
  if (choice._tag === 'stack') {
    const { stackPlace } = await import('./stack')
    return stackPlace(choice, environment)
  }
  const http = twinHttp(choice.url, environment)
  if (choice._tag === 'twin if it runs' && !(await http.isRunning()))
    throw new UsageError(`${missing}, or start the local twin (npm start; elsewhere: --local URL)`)
  return twinPlace(choice.url, http, environment)
}

/** The same for a command that also accepts a table. @throws UsageError */
export const choosePlace = async (
  choice: PlaceChoice,
  environment: NodeJS.ProcessEnv,
  missing: string,
): Promise<Place> =>
  choice._tag === 'table' ? tablePlace(choice, environment) : chooseDeployment(choice, environment, missing)

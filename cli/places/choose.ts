import { UsageError } from '../errors'
import type { DeploymentChoice, PlaceChoice, StackChoice } from './choice'
import { isTerminal, printToStderr, type Terminal } from '../output/terminal'
import type { Deployment, Place, StackPlace } from './place'
import { tablePlace } from './table'
import { twinPlace } from './twin'
import { twinHttp } from './twin-http'

/** For commands that need a whole deployment. */
export const WHICH_DEPLOYMENT = 'Which deployment? Give --stack NAME'

type ChooseDeps = Pick<Terminal, 'stderr' | 'environment'>

/** Says on a terminal which place a command works on, before it does: with other variables it would be another one. */
const announced = async <P extends Place>(place: P, terminal: ChooseDeps): Promise<P> => {
  if (isTerminal(terminal.stderr)) printToStderr(terminal, await place.where())
  return place
}

/** The AWS SDK takes longer to load than the rest of the program, so it is loaded only where it is needed. */
const stackOf = async (choice: StackChoice, environment: NodeJS.ProcessEnv): Promise<StackPlace> => {
  const { stackPlace } = await import('./stack')
  return stackPlace(choice, environment)
}

/** For commands that need what only a stack has. */
export const chooseStack = async (choice: StackChoice, terminal: ChooseDeps): Promise<StackPlace> =>
  announced(await stackOf(choice, terminal.environment), terminal)

const deploymentOf = async (
  choice: DeploymentChoice,
  environment: NodeJS.ProcessEnv,
  missing: string,
): Promise<Deployment> => {
  if (choice._tag === 'stack') return stackOf(choice, environment)
  const http = twinHttp(choice.url, environment)
  if (choice._tag === 'twin if it runs' && !(await http.isRunning()))
    throw new UsageError(`${missing}, or start the local twin (npm start; elsewhere: --local URL)`)
  return twinPlace(choice.url, http, environment)
}

/**
 * Opens the deployment that the flags of a command choose; if they choose none, the twin, provided that it is running. On a terminal
 * it names the place.
 *
 * @param missing asks for the flags, for the message if nothing is chosen and the twin is not running
 * @throws UsageError
 */
export const chooseDeployment = async (
  choice: DeploymentChoice,
  terminal: ChooseDeps,
  missing: string,
): Promise<Deployment> => announced(await deploymentOf(choice, terminal.environment, missing), terminal)

/** The same for a command that also accepts a table. @throws UsageError */
export const choosePlace = async (
  choice: PlaceChoice,
  terminal: ChooseDeps,
  missing: string,
): Promise<Place> =>
  choice._tag === 'table'
    ? announced(tablePlace(choice, terminal.environment), terminal)
    : chooseDeployment(choice, terminal, missing)

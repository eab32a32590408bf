import { UsageError } from '../errors'
import type { Deployment, DeploymentFlags } from '../flags/deployment-flags'
import { choiceOf } from '../flags/target-flags'
import { twinHttp } from './twin-http'

/** @throws UsageError where flags do not go together, or nothing is chosen and the twin does not run */
export const deploymentOf = async (
  flags: DeploymentFlags,
  environment: NodeJS.ProcessEnv,
): Promise<Deployment> => {
  const { stack, region, profile, local } = flags
  if (stack !== undefined && local !== undefined)
    throw new UsageError('--stack and --local exclude each other')
  if (stack === undefined && (region !== undefined || profile !== undefined))
    throw new UsageError('--region and --profile go with --stack')
  const choice = choiceOf(flags)
  if (choice._tag === 'stack' || choice._tag === 'twin') return choice
  if (choice._tag === 'twin if it runs' && (await twinHttp(choice.url, environment).isRunning()))
    return { _tag: 'twin', url: choice.url }
  throw new UsageError(
    'Which deployment? Give --stack NAME, or start the local twin (npm start; elsewhere: --local URL)',
  )
}

import type { Command } from 'commander'
import { UsageError } from '../failure'
import { twinHttp } from '../targets/twin-http'
import { choiceOf, TWIN_URL, type Choice, type TargetFlags } from './target-flags'

/** For commands that need all of a deployment: a table alone is none. */
export type DeploymentFlags = Pick<TargetFlags, 'stack' | 'region' | 'profile' | 'local'>

export type Deployment = Extract<Choice, { readonly _tag: 'stack' | 'twin' }>

export const addDeploymentFlags = (command: Command): Command =>
  command
    .optionsGroup('Which deployment:')
    .option('--stack <NAME>', 'a deployed stack, found by its outputs')
    .option('--region <REGION>', 'the AWS region (else as the AWS CLI finds it)')
    .option('--profile <NAME>', 'the AWS profile (else as the AWS CLI finds it)')
    .option('--local [URL]', `the local twin (default ${TWIN_URL}; used without any flag if it runs)`)

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

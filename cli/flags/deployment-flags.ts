import type { Command } from 'commander'
import { TWIN_URL, type Choice, type TargetFlags } from './target-flags'

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

import { silenceNodeSupportWarning } from '../../lambda/aws/node-support-warning'

/** Environment variables that keep a warning of the AWS SDK off stderr on Node 20. Tests compare what programs write there. */
export const QUIET_SDK: NodeJS.ProcessEnv = {}
silenceNodeSupportWarning(QUIET_SDK)

/** Runs once before all tests, whose processes inherit the environment. */
export default (): void => {
  Object.assign(process.env, QUIET_SDK)
}

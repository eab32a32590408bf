/** The AWS SDK warns on stderr that it will drop support for Node 20. Tests compare what programs write there. */
export const QUIET_SDK = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' }

/** Runs once before all tests, whose processes inherit the environment. */
export default (): void => {
  Object.assign(process.env, QUIET_SDK)
}

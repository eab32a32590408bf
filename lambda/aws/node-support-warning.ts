/**
 * Keeps the AWS SDK from printing a warning of many lines on Node 20, which concerns whoever installs the program, not its users. To be
 * called before a client is created.
 */
export const silenceNodeSupportWarning = (environment: NodeJS.ProcessEnv): void => {
  environment['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'
}

/**
 * In the bundles, this module stands for `@aws-sdk/credential-provider-node`: Lambda puts a function's credentials into its environment.
 * The SDK's own module also looks in files, in single sign-on and in other services, which is a third of the code to load.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env'

import { join } from 'node:path'
import { lambdaEnvironment } from '../../test/support/lambda/environment'

type Endpoint = { readonly endpoint: string }

export const BARE_TABLE_NAME = 'Bare'
export const IDEMPOTENCY_TABLE_NAME = 'Idempotency'

const SDK_OF_THE_RUNTIME = join(import.meta.dirname, '..', 'node_modules')

/** The environment variables that Lambda and the stack give a function. */
export const hostEnvironment = (database: Endpoint, secrets: Endpoint): NodeJS.ProcessEnv => ({
  ...lambdaEnvironment(database, secrets),
  BARE_TABLE_NAME,
  IDEMPOTENCY_TABLE_NAME,
  AWS_LAMBDA_FUNCTION_NAME: 'receive',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  // Lambda finds its copy of the SDK in the same way.
  NODE_PATH: SDK_OF_THE_RUNTIME,
})

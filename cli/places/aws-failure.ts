import { CommandFailed } from '../errors'

/** Names of what was asked for, to be named in messages: never a part of a question. */
export type Place = {
  readonly what: string
  readonly region?: string
  /** What its use has to be allowed, where that is more than to ask. */
  readonly needs?: string
}

const ASKING = 'dynamodb:Query on the table and its indexes'

type SdkError = {
  readonly name?: string
  readonly code?: string
  readonly message?: string
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string }
}

const CREDENTIALS_HELP = 'sign in (aws sso login), set AWS_PROFILE or give --profile'

const NETWORK_CODES =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|ERR_SSL_.+|.*CERT.*)$/

const known = (error: SdkError, { what, region, needs = ASKING }: Place): string | undefined => {
  const place = region === undefined ? what : `${what} in ${region}`
  switch (error.name ?? '') {
    case 'ExpiredToken':
    case 'ExpiredTokenException':
    case 'TokenProviderError':
      return `The AWS credentials have expired: ${CREDENTIALS_HELP}`
    case 'CredentialsProviderError':
      return `No AWS credentials were found: ${CREDENTIALS_HELP}`
    case 'UnrecognizedClientException':
    case 'InvalidClientTokenId':
    case 'InvalidSignatureException':
    case 'SignatureDoesNotMatch':
    case 'IncompleteSignature':
      return `AWS does not know these credentials: ${CREDENTIALS_HELP}`
    case 'AccessDenied':
    case 'AccessDeniedException':
      return `These AWS credentials may not ${needs === ASKING ? 'read' : 'use'} ${place}: allow ${needs}, and for --stack cloudformation:DescribeStacks`
    case 'ResourceNotFoundException':
      return `There is no ${place}: check the name, --region and --profile`
    case 'ThrottlingException':
    case 'Throttling':
    case 'ProvisionedThroughputExceededException':
    case 'RequestLimitExceeded':
      return `AWS throttles requests for ${place}: try again, or ask for less`
    case 'TimeoutError':
      return `The ${what} cannot be reached: no answer in time; check the network, --region and --endpoint`
    default:
      return undefined
  }
}

const byMessage = (
  { name, code = '', message = '' }: SdkError,
  { what, region }: Place,
): string | undefined => {
  const place = region === undefined ? what : `${what} in ${region}`
  if (/^Region is missing/.test(message)) return 'No AWS region is set: give --region or set AWS_REGION'
  if (name === 'ValidationError' && /does not exist/.test(message))
    return `There is no ${place}: check the name, --region and --profile`
  if (name === 'ValidationException' && /index/.test(message))
    return `The ${place} is none of this project's: it lacks an index`
  if (NETWORK_CODES.test(code))
    return `The ${what} cannot be reached (${code}): check the network, --region and --endpoint`
  return undefined
}

/** The SDK's errors as one line each. Those not known here without their message, which may repeat what was asked. */
export const awsFailure = (cause: unknown, place: Place): CommandFailed => {
  const error = (typeof cause === 'object' && cause !== null ? cause : {}) as SdkError
  const { httpStatusCode, requestId } = error.$metadata ?? {}
  const detail = [error.name, error.code, httpStatusCode, requestId].filter(part => part !== undefined)
  return new CommandFailed(
    known(error, place) ??
      byMessage(error, place) ??
      `${place.needs === undefined ? 'Reading' : 'Using'} ${place.what} failed: ${detail.join(', ')}`,
    { cause },
  )
}

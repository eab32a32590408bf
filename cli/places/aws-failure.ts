import type { StoreError } from '../../lambda/disconnect/store'
import { CommandFailed } from '../errors'
import { visible } from '../../display/text/visible-text'

/** The subject of a request to AWS, for messages. It contains no part of a question. */
export type AwsSubject = {
  readonly what: string
  readonly region?: string
  /** The actions that the request needs, if it does more than read records. */
  readonly needs?: string
}

const READING = 'dynamodb:Query on the table and its indexes'

type SdkError = {
  readonly name?: string
  readonly code?: string
  readonly message?: string
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string }
}

const CREDENTIALS_HELP = 'sign in (aws sso login), set AWS_PROFILE or give --profile'

const NETWORK_CODES =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|ERR_SSL_.+|.*CERT.*)$/

const known = (error: SdkError, { what, region, needs = READING }: AwsSubject): string | undefined => {
  const subject = visible(region === undefined ? what : `${what} in ${region}`)
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
      return `These AWS credentials may not ${needs === READING ? 'read' : 'use'} ${subject}: allow ${needs}, and for --stack cloudformation:DescribeStacks`
    case 'ResourceNotFoundException':
      return `There is no ${subject}: check the name, --region and --profile`
    case 'ThrottlingException':
    case 'Throttling':
    case 'ProvisionedThroughputExceededException':
    case 'RequestLimitExceeded':
      return `AWS throttles requests for ${subject}: try again, or ask for less`
    case 'TimeoutError':
      return `The ${what} cannot be reached: no answer in time; check the network, --region and --endpoint`
    default:
      return undefined
  }
}

const byMessage = (
  { name, code = '', message = '' }: SdkError,
  { what, region }: AwsSubject,
): string | undefined => {
  const subject = visible(region === undefined ? what : `${what} in ${region}`)
  if (/^Region is missing/.test(message))
    return 'No AWS region is set: give --region, or set DISCONNECTS_REGION or AWS_REGION'
  if (name === 'ValidationError' && /does not exist/.test(message))
    return `There is no ${subject}: check the name, --region and --profile`
  if (name === 'ValidationException' && /index/.test(message))
    return `The ${subject} does not belong to this project: it lacks an index`
  if (NETWORK_CODES.test(code))
    return `The ${what} cannot be reached (${code}): check the network, --region and --endpoint`
  return undefined
}

/** An error of the SDK as one line. The message of an unknown error is left out, since it may repeat the question. */
export const awsFailure = (cause: unknown, subject: AwsSubject): CommandFailed => {
  const error = (typeof cause === 'object' && cause !== null ? cause : {}) as SdkError
  const { httpStatusCode, requestId } = error.$metadata ?? {}
  const detail = [error.name, error.code, httpStatusCode, requestId].filter(part => part !== undefined)
  return new CommandFailed(
    known(error, subject) ??
      byMessage(error, subject) ??
      `${subject.needs === undefined ? 'Reading' : 'Using'} ${subject.what} failed: ${detail.join(', ')}`,
    { cause },
  )
}

export const storeFailure =
  (subject: AwsSubject) =>
  (error: StoreError): CommandFailed => {
    switch (error._tag) {
      case 'StoreUnavailable':
        return awsFailure(error.cause, subject)
      case 'UnreadableRecord':
        return new CommandFailed(
          `The ${subject.what} holds an item that cannot be read: was it written by a newer version?`,
        )
      case 'RecordRefused':
        return new CommandFailed(
          `The ${subject.what} rejects a record: expected ${error.violations.map(({ expected }) => expected).join('; ')}`,
        )
    }
  }

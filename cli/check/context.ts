import type { Credentials } from '../../lambda/callback/credentials'
import type { DescribedStack, Tables } from '../places/place'
import type { AwsAnswer } from './aws/aws-answer'
import type { Finding } from './finding'
import type { StackReader } from './aws/stack-reader'
import type { CheckAnswer, Send } from './send'
import type { Leftovers } from './leftovers'

/** Available to every check. */
export type CheckContext = {
  /** The callback URL without a key, and the URL of questions, if it is known. */
  readonly url: URL
  readonly questions?: URL
  /** The current credentials, and those from before the last rotation. */
  readonly current: Credentials
  readonly previous?: Credentials
  /** An allowed account. */
  readonly accountId: string
  readonly send: Send
  /** Whether nothing more is sent, because the last requests had no answer. */
  readonly isSilent: () => boolean
  /** Whether this is a stack, rather than the twin. */
  readonly isDeployed: boolean
  /** Whether there is a flag `--url`. */
  readonly hasUrl: boolean
  /** The answer to the first callback with the current credentials. */
  readonly tried: Map<'key' | 'Basic', CheckAnswer>
  readonly tables: Pick<Tables, 'store' | 'quarantine' | 'reconciliation' | 'unreadShards'>
  readonly leftovers: Leftovers
  /** The number of callbacks in the overflow queue, if it can be read. */
  readonly queueDepth?: () => Promise<AwsAnswer<number>>
  /** How long to look for a record, in milliseconds. */
  readonly patienceMs: number
  readonly signal: AbortSignal
}

/** Available to the checks of a stack. */
export type StackContext = CheckContext & { readonly stack: DescribedStack; readonly aws: StackReader }

/** The rest of a check, which runs after all callbacks are sent: so all records are waited for at the same time. */
export type Pending = () => Promise<Line | undefined>

/** With a name, if it is not the name of the check. */
export type Line = Finding & { readonly name?: string }

/** A check may need that requests are answered, or also that callbacks are accepted. */
export type Need = 'answers' | 'authorization'

/** Makes one line of the report. */
export type Check<Context> = {
  readonly name: string
  readonly needs?: Need
  readonly run: (context: Context) => Promise<Finding | Pending>
}

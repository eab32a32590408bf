import type { Credentials } from '../../lambda/callback/credentials'
import type { DescribedStack, Tables } from '../places/place'
import type { Asked } from './aws/asked'
import type { Finding } from './finding'
import type { StackReader } from './aws/stack-reader'
import type { CheckAnswer, Send } from './send'
import type { Leftovers } from './leftovers'

/** What every check may use, whatever is checked. */
export type CheckContext = {
  /** The callback URL without a key, and where questions are asked; the latter unless it is not known. */
  readonly url: URL
  readonly questions?: URL
  /** Those in force, and those before the last rotation. */
  readonly current: Credentials
  readonly previous?: Credentials
  /** An account whose callbacks are taken. */
  readonly accountId: string
  readonly send: Send
  /** Whether nobody has answered lately. */
  readonly isSilent: () => boolean
  /** Whether it is a stack on AWS, and not the twin. */
  readonly isDeployed: boolean
  /** Whether `--url` was given. */
  readonly hasUrl: boolean
  /** What a callback was answered first, with the credentials in force. */
  readonly tried: Map<'key' | 'Basic', CheckAnswer>
  readonly tables: Pick<Tables, 'store' | 'quarantine'>
  readonly leftovers: Leftovers
  /** How many callbacks wait in the overflow queue, where that can be asked. */
  readonly queueDepth?: () => Promise<Asked<number>>
  /** How long a record is looked for. In milliseconds. */
  readonly patienceMs: number
  readonly signal: AbortSignal
}

/** A deployed stack, with what AWS knows of it. */
export type StackContext = CheckContext & { readonly stack: DescribedStack; readonly aws: StackReader }

/** Called when every check has sent its callbacks, so that all records are waited for at the same time. */
export type Pending = () => Promise<Line | undefined>

/** With a name where it is not that of the check. */
export type Line = Finding & { readonly name?: string }

/** What a check needs: that requests are answered, or also that callbacks are accepted. */
export type Need = 'answers' | 'authorization'

/** One line of the report. */
export type Check<Context> = {
  readonly name: string
  readonly needs?: Need
  readonly run: (context: Context) => Promise<Finding | Pending>
}

import type * as E from 'fp-ts/Either'
import type * as TE from 'fp-ts/TaskEither'
import type { SecretVersions } from '../../lambda/callback/authorize'
import type { SecretCredentials } from '../../lambda/callback/credentials'
import type { IntakeSettings, StackOutput } from '../../lambda/deployment/stack-outputs'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import type { CallId } from '../../lambda/disconnect/identifiers'
import type { StoreError } from '../../lambda/disconnect/store'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import type { QuarantineEntry, QuarantineRange, QuarantineReader } from '../../lambda/intake/quarantine'
import type { ToRecordOptions } from '../../lambda/intake/to-record'
import type { Parameters } from '../../lambda/question/parameters'
import type { Question } from '../../lambda/question/question'
import type { DisconnectStore } from '../../lambda/question/reader'
import type { CallReader } from '../../lambda/report/reader'
import type { ReconciliationStore } from '../../lambda/reconciliation/store'
import type { CommandFailed } from '../errors'
import type { AwsFlags } from './choice'

/** A question, decoded for a table, and its parameters, for the twin. */
export type QuestionAndParameters = { readonly question: Question; readonly parameters: Parameters }

/** Reads records. Every method fails with CommandFailed if the place does not answer. */
export type Records = {
  /** Yields the records one by one, at most `limit` of them, which may be Infinity. */
  readonly list: (question: QuestionAndParameters, limit: number) => AsyncIterable<Disconnect>
  /** Everything that is stored for one call: its disconnect, then conflicts, then its other events by time. */
  readonly get: (callId: CallId) => Promise<readonly Disconnect[]>
  /** How many records could not be read, and were left out so far: a later version wrote them, or they are damaged. */
  readonly unreadable: () => number
  /** Whether reading costs nothing: the twin has no read units. */
  readonly isFree: boolean
  /** The read units used so far, or why they are not known. */
  readonly cost: () => number | string
}

export type QuarantineListing = {
  readonly entries: AsyncIterable<QuarantineEntry>
  /** How many entries could not be read, and were left out so far. */
  readonly unreadable: () => number
}

/** Deletes with the operator's AWS credentials: no function of a stack may delete. Rejects with the SDK's error. */
export type Deletion = {
  /** Deletes all events of one call, and conflicts with them. @returns how many records were deleted */
  readonly call: (callId: string) => Promise<number>
  /** Deletes all parts of one request in quarantine. @returns how many parts were deleted */
  readonly quarantined: (quarantineId: string) => Promise<number>
}

export type WhichTable = 'records' | 'quarantine'

/** As DynamoDB last counted it: it does so every six hours. */
export type TableSize = { readonly bytes: number; readonly items: number }

/** Attributes by name. */
export type StoredItem = Readonly<Record<string, unknown>>

/** Reads whole tables and erases, with the operator's AWS credentials. Every method rejects with CommandFailed. */
export type Erasure = {
  /** Whether reading costs nothing: outside AWS there are no read units. */
  readonly isFree: boolean
  readonly size: (which: WhichTable) => Promise<TableSize>
  /**
   * Calls back with each item of a table. It reads some segments of the table side by side; within one, the items of a partition follow
   * each other. Stops early if it is interrupted.
   */
  readonly scan: (
    which: WhichTable,
    onItem: (item: StoredItem, segment: number) => void,
    signal: AbortSignal,
  ) => Promise<void>
  /** Deletes everything that is stored of a call, and leaves a mark if a time is given. */
  readonly call: (callId: string, erased: Timestamp | undefined) => Promise<void>
  /** Deletes all parts of one request in quarantine. */
  readonly request: (
    request: { readonly day: string; readonly quarantineId: string },
    erased: Timestamp,
  ) => Promise<void>
  /** Deletes one thing that reconciliation remembers, by its sort key. */
  readonly memo: (event: string) => Promise<void>
}

/** The tables themselves, for commands that read the quarantine, or write or delete records. */
export type Tables = {
  /** Distinguishes a table from a later one with the same name. Rejects with CommandFailed. */
  readonly identity: () => Promise<string>
  /** How the deployment stores callbacks. */
  readonly settings: IntakeSettings
  /** Whether the functions of the deployment accept callbacks of an account: the command line refuses the same ones. */
  readonly allowsAccount: ToRecordOptions['allowsAccount']
  /** Stores records in the same way as the functions of the deployment. */
  readonly store: DisconnectStore
  /** What reconciliation looks up, stores and remembers. */
  readonly reconciliation: ReconciliationStore
  /** The least number of shards that questions must read to find all records; undefined if they do. */
  readonly unreadShards: TE.TaskEither<StoreError, number | undefined>
  /** Reads what reports are made of. It needs the permission to query, and no other. */
  readonly calls: { readonly read: CallReader; readonly failureOf: (error: StoreError) => CommandFailed }
  /** Throws a UsageError if the table of the quarantine is not given. */
  readonly quarantine: () => QuarantineReader
  /** Yields the entries one by one; one that cannot be read does not hide the others. */
  readonly entries: (range: QuarantineRange) => QuarantineListing
  /** Throws a UsageError if the table of the quarantine is not given. */
  readonly deletion: () => Deletion
  /** Throws a UsageError if the table of the quarantine is not given. */
  readonly erasure: () => Erasure
  readonly failureOf: (error: StoreError) => CommandFailed
  /** Throws the failure. */
  readonly orFail: <A>(result: E.Either<StoreError, A>) => A
  readonly close: () => void
}

/** Where callbacks are sent, and with which credentials. */
export type Callbacks = {
  /** The callback URL, without the key. */
  readonly url: URL
  readonly credentials: SecretCredentials
  /** Those from before the last rotation, if `versions` is `all` and there are any. */
  readonly previous: readonly SecretCredentials[]
}

export type CallbackOptions = {
  /** From `--username`, where the place accepts it. */
  readonly username?: string
  /** Default: `current`. */
  readonly versions?: SecretVersions
}

/** Common to all places. Each part is opened when it is used. A place that lacks a part throws a UsageError. */
type AnyPlace = {
  /** The name of the place in messages: `stack BandwidthDisconnects`, `table Disconnects`, `local twin`. */
  readonly name: string
  /** The name and where that is, for the user: `BandwidthDisconnects, us-east-1`. Rejects with CommandFailed if that cannot be found out. */
  readonly where: () => Promise<string>
  readonly records: () => Promise<Records>
  readonly tables: () => Promise<Tables>
  readonly callbacks: (options?: CallbackOptions) => Promise<Callbacks>
}

/** A deployed stack, as CloudFormation describes it. */
export type DescribedStack = {
  readonly name: string
  readonly region: string
  readonly account: string
  readonly status: string
  readonly createdAt?: Date
  readonly updatedAt?: Date
  /** A stack of another version may lack any of them. */
  readonly outputs: Readonly<Partial<Record<StackOutput, string>>>
}

export type StackPlace = AnyPlace & {
  readonly _tag: 'stack'
  readonly stack: string
  readonly aws: AwsFlags
  /** Asks CloudFormation once, however often it is called. */
  readonly described: () => Promise<DescribedStack>
}

export type TablePlace = AnyPlace & { readonly _tag: 'table' }

export type TwinPlace = AnyPlace & {
  readonly _tag: 'twin'
  readonly url: URL
  /** The address of its console, with the token. */
  readonly consoleUrl: () => Promise<string>
}

/** A stack in an AWS account, or the twin. */
export type Deployment = StackPlace | TwinPlace

/** Where the command line finds records, tables and callbacks. */
export type Place = Deployment | TablePlace

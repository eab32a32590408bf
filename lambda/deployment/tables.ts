/** A table, as CDK, the twin and the tests create it. */
export type TableDefinition = {
  readonly partitionKey: string
  readonly sortKey: string
  readonly indexes: readonly IndexDefinition[]
  /** The attribute with the time of expiry, in seconds since 1970-01-01T00:00:00Z. */
  readonly timeToLiveAttribute: string
}

/** A global secondary index that projects all attributes. All keys are strings. */
export type IndexDefinition = {
  readonly name: string
  readonly partitionKey: string
  readonly sortKey: string
}

/** The sort key of every index: the end of the call. */
const TIMELINE = 'timeline'

const index = <Name extends string>(name: Name) =>
  ({ name, partitionKey: name, sortKey: TIMELINE }) as const satisfies IndexDefinition

/**
 * The records. The partition key of an index has the name of the index, and is absent from records that are not in the index.
 * `dynamodb/keys.ts` computes it.
 */
export const DISCONNECTS_TABLE = {
  partitionKey: 'callId',
  sortKey: 'event',
  indexes: [index('byTime'), index('byCause'), index('byFrom'), index('byTo'), index('byTag')],
  timeToLiveAttribute: 'expiresAt',
} as const satisfies TableDefinition

export type IndexName = (typeof DISCONNECTS_TABLE.indexes)[number]['name']

/** Requests that could not be decoded, by the day (UTC) on which they arrived. */
export const QUARANTINE_TABLE = {
  partitionKey: 'day',
  sortKey: 'part',
  indexes: [],
  timeToLiveAttribute: 'expiresAt',
} as const satisfies TableDefinition

/** The number of shards of an index, unless a deployment sets another. Questions read at least this many. */
export const DEFAULT_INDEX_SHARDS = 8

/** The maximum of that setting: enough for 50,000 callbacks a second, even if every call ends with one uncommon cause, which has half as many. */
export const MAX_INDEX_SHARDS = 128

/** As a deployment sets them: into how many shards records are written, and the most that it ever was. */
export type IndexShards = { readonly indexShards: number; readonly readIndexShards?: number }

/**
 * How many shards questions read. A record in a later shard would never be found, and each that is empty costs half a read unit. So
 * `indexShards` can be raised at any time, and lowered as long as `readIndexShards` says what it was.
 */
export const shardsRead = ({ indexShards, readIndexShards = 0 }: IndexShards): number =>
  Math.max(DEFAULT_INDEX_SHARDS, indexShards, readIndexShards)

/** The same, from the environment of a function that answers questions. */
export const shardsReadIn = (environment: { readonly READ_INDEX_SHARDS?: number }): number =>
  shardsRead({ indexShards: environment.READ_INDEX_SHARDS ?? DEFAULT_INDEX_SHARDS })

/** How many days a request stays in quarantine, unless a deployment sets another number. */
export const DEFAULT_QUARANTINE_RETENTION_DAYS = 90

/** The maximum of every setting in days: 2,700 years. */
export const MAX_DAYS = 999_999

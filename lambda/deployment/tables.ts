/** What every deployment of a table has in common: CDK, the local twin and the tests create it from this. */
export type TableDefinition = {
  readonly partitionKey: string
  readonly sortKey: string
  readonly indexes: readonly IndexDefinition[]
  /** The attribute that holds the time of expiry, in seconds since 1970-01-01T00:00:00Z. */
  readonly timeToLiveAttribute: string
}

/** A global secondary index that projects every attribute. All keys are strings. */
export type IndexDefinition = {
  readonly name: string
  readonly partitionKey: string
  readonly sortKey: string
}

/** Sorts every index by the end of the call. */
const TIMELINE = 'timeline'

const index = <Name extends string>(name: Name) =>
  ({ name, partitionKey: name, sortKey: TIMELINE }) as const satisfies IndexDefinition

/**
 * The record of ended calls. An index's partition key has the index's name, and is absent from records that the index
 * leaves out; what is in it is decided in `disconnect-keys.ts`.
 */
export const DISCONNECTS_TABLE = {
  partitionKey: 'callId',
  sortKey: 'event',
  indexes: [index('byTime'), index('byCause'), index('byFrom'), index('byTo'), index('byTag')],
  timeToLiveAttribute: 'expiresAt',
} as const satisfies TableDefinition

/** Requests that could not be understood, by the day (UTC) on which they came. */
export const QUARANTINE_TABLE = {
  partitionKey: 'day',
  sortKey: 'part',
  indexes: [],
  timeToLiveAttribute: 'expiresAt',
} as const satisfies TableDefinition

/** Over how many partition keys an index spreads the records of one hour or cause, unless a deployment says otherwise. */
export const DEFAULT_INDEX_SHARDS = 8

export type IndexName = (typeof DISCONNECTS_TABLE.indexes)[number]['name']

/**
 * As many as a deployment may have. Questions always read this many: so a deployment's number can change at any time,
 * and what was written before is neither hidden nor repeated.
 */
export const MAX_INDEX_SHARDS = 8

/** For how many days a request is kept in quarantine, unless a deployment says otherwise. */
export const DEFAULT_QUARANTINE_RETENTION_DAYS = 90

/** The most days for which anything can be kept: it is 2,700 years. */
export const MAX_DAYS = 999_999

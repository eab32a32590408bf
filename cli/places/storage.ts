import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Place } from './aws-failure'
import type { Keeping } from './keeping'

/** The tables themselves, for commands that look into the quarantine or write records. */
export type Storage = {
  readonly client: DynamoDBClient
  readonly tableName: string
  readonly quarantineTableName?: string
  readonly keeping: Keeping
  /** For messages. */
  readonly place: Place
  /** Where the tables are, whichever they are. */
  readonly name: string
}

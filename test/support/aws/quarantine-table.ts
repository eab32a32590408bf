import { DeleteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { dayOf } from '../../../lambda/dynamodb/quarantine/commands'
import { partKey, dynamoQuarantine } from '../../../lambda/dynamodb/quarantine/store'
import { dynamoQuarantineReader } from '../../../lambda/dynamodb/quarantine/reader'
import type { AnyQuarantine } from '../../contract/quarantine.contract'

/** The reader and the writer of the quarantine in one table. */
export const quarantineIn = (client: DynamoDBClient, tableName: string): AnyQuarantine => ({
  ...dynamoQuarantine({ client, tableName, retentionDays: 30 }),
  ...dynamoQuarantineReader({ client, tableName }),
  losePart: async (quarantineId, part) => {
    await client.send(
      new DeleteItemCommand({
        TableName: tableName,
        Key: marshall({ day: dayOf(quarantineId), part: partKey(quarantineId, part) }),
      }),
    )
  },
})

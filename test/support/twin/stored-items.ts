import { DynamoDBClient, paginateScan, type AttributeValue } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { TABLE_NAME } from '../../../local/database/embedded-database'
import type { Twin } from '../../../local/twin'
import { loadItems } from '../aws/load-items'

export type Attributes = Readonly<Record<string, AttributeValue>>

/** The items of a twin's table, as they are stored. */
export const storedItemsOf = ({ database: { endpoint } }: Twin) => {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials })
  const all = async (): Promise<readonly Attributes[]> => {
    const items: Attributes[] = []
    for await (const page of paginateScan({ client }, { TableName: TABLE_NAME }))
      items.push(...(page.Items ?? []))
    return items
  }
  return {
    all,
    /** Without the descriptors of their types. */
    values: async () => (await all()).map(item => unmarshall({ ...item })),
    load: (items: readonly Attributes[]) => loadItems(client, TABLE_NAME, items),
    loadValues: (items: readonly object[]) =>
      loadItems(
        client,
        TABLE_NAME,
        items.map(item => marshall(item)),
      ),
    close: () => {
      client.destroy()
    },
  }
}

import type { OutgoingHttpHeaders } from 'node:http'
import { QUARANTINE_TABLE_NAME } from '../../../local/database/create-tables'
import type { RawRequest } from './raw-request'

/** A key in the quarantine table. */
export const SOME_KEY = { day: { S: '2026-03-14' }, part: { S: 'p' } }

export type Operation = 'Scan' | 'PutItem' | 'DeleteItem' | 'ListTables'

const INPUTS: Readonly<Record<Operation, object>> = {
  Scan: { TableName: QUARANTINE_TABLE_NAME },
  PutItem: { TableName: QUARANTINE_TABLE_NAME, Item: SOME_KEY },
  DeleteItem: { TableName: QUARANTINE_TABLE_NAME, Key: SOME_KEY },
  ListTables: {},
}

/** A request to DynamoDB as good as the SDK's. dynalite does not check the signature. */
export const databaseRequest = (operation: Operation, headers: OutgoingHttpHeaders = {}): RawRequest => ({
  method: 'POST',
  headers: {
    'Content-Type': 'application/x-amz-json-1.0',
    'X-Amz-Target': `DynamoDB_20120810.${operation}`,
    'X-Amz-Date': '20260314T092654Z',
    Authorization: 'AWS4-HMAC-SHA256 Credential=a/b/c/dynamodb/aws4_request, SignedHeaders=host, Signature=d',
    ...headers,
  },
  body: JSON.stringify(INPUTS[operation]),
})

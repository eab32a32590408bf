import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb'

type Attributes = Record<string, AttributeValue>

const invalid = (): DynamoDBServiceException =>
  new DynamoDBServiceException({
    name: 'ValidationException',
    message: 'One or more parameter values were invalid',
    $fault: 'client',
    $metadata: { httpStatusCode: 400 },
  })

/** A table's keys, by the table's name. */
export type TableKeys = Readonly<Record<string, { readonly partitionKey: string; readonly sortKey: string }>>

/** Whether the database always rejects an item, as DynamoDB does if it is too large or its key is too long. */
export type Refuses = (tableName: string, item: Attributes) => boolean

const CONDITION = 'attribute_not_exists(#key) OR #source = :yielding'

/** The part of DynamoDB that the intake uses. A command takes effect at once or not at all. */
export const inMemoryDynamoDb = (keys: TableKeys, refuses: Refuses = () => false) => {
  const items = new Map<string, Attributes>()

  const idOf = (tableName: string, attributes: Attributes = {}): string => {
    const { partitionKey = '', sortKey = '' } = keys[tableName] ?? {}
    return JSON.stringify([tableName, attributes[partitionKey]?.S, attributes[sortKey]?.S])
  }

  const put = ({
    TableName = '',
    Item = {},
    ConditionExpression,
    ExpressionAttributeValues = {},
  }: PutItemCommand['input']): object => {
    const id = idOf(TableName, Item)
    if (refuses(TableName, Item)) throw invalid()
    // The only condition in use.
    if (![undefined, CONDITION].includes(ConditionExpression)) throw new Error('Unknown condition')
    const old = items.get(id)
    if (ConditionExpression && old && old['source']?.S !== ExpressionAttributeValues[':yielding']?.S)
      throw new ConditionalCheckFailedException({ message: 'taken', $metadata: {} })
    items.set(id, Item)
    return old === undefined ? {} : { Attributes: old }
  }

  const query = ({ TableName = '', ExpressionAttributeValues = {} }: QueryCommand['input']): object => {
    const [partition] = Object.values(ExpressionAttributeValues)
    const prefix = JSON.stringify([TableName, partition?.S]).slice(0, -1)
    return { Items: [...items].filter(([id]) => id.startsWith(`${prefix},`)).map(([, item]) => item) }
  }

  /** @throws ConditionalCheckFailedException, or ValidationException for an item that is always rejected */
  const execute = (command: unknown): object => {
    if (command instanceof PutItemCommand) return put(command.input)
    if (command instanceof GetItemCommand)
      return { Item: items.get(idOf(command.input.TableName ?? '', command.input.Key)) }
    if (command instanceof QueryCommand) return query(command.input)
    throw new Error('Unknown command')
  }

  return { execute, dump: (): readonly string[] => [...items].map(item => JSON.stringify(item)).sort() }
}

export type InMemoryDynamoDb = ReturnType<typeof inMemoryDynamoDb>

/** A client for the commands of the intake. `ask` can intercept each command. */
export const clientOn = (
  { execute }: InMemoryDynamoDb,
  ask: (what: string, commit: () => unknown) => Promise<unknown> = (_, commit) =>
    new Promise(resolve => {
      resolve(commit())
    }),
) =>
  ({
    send: (command: object) => ask(command.constructor.name, () => execute(command)),
  }) as unknown as Pick<DynamoDBClient, 'send'>

import type { Condition } from '../../question/condition'

/** A filter in DynamoDB's expression language, with its placeholders. */
export type FilterExpression = {
  readonly expression: string
  readonly names: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, unknown>>
}

const OPERATORS = { equals: '=', atLeast: '>=', atMost: '<=' }

/** True for items that meet every condition; undefined if there is none, since DynamoDB refuses an empty expression. */
export const filterExpression = (conditions: readonly Condition[]): FilterExpression | undefined => {
  if (conditions.length === 0) return undefined
  const names: Record<string, string> = {}
  const values: Record<string, unknown> = {}

  const name = (property: string): string => {
    names[`#${property}`] = property
    return `#${property}`
  }
  const value = (operand: unknown): string => {
    const placeholder = `:value${Object.keys(values).length}`
    values[placeholder] = operand
    return placeholder
  }
  const expressionOf = (condition: Condition): string => {
    switch (condition._tag) {
      case 'equals':
      case 'atLeast':
      case 'atMost':
        return `${name(condition.property)} ${OPERATORS[condition._tag]} ${value(condition.value)}`
      case 'oneOf':
        return `${name(condition.property)} IN (${condition.values.map(value).join(', ')})`
      case 'exists':
        return `attribute_exists(${name(condition.property)})`
      case 'not': {
        const { comparison } = condition
        return `(attribute_not_exists(${name(comparison.property)}) OR NOT ${expressionOf(comparison)})`
      }
      case 'either':
      case 'both':
        return `(${condition.conditions.map(expressionOf).join(condition._tag === 'both' ? ' AND ' : ' OR ')})`
    }
  }

  return { expression: conditions.map(expressionOf).join(' AND '), names, values }
}

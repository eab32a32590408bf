import type { Question } from '../../question/question'

/** A condition in DynamoDB's expression language, with its placeholders. */
export type Condition = {
  readonly expression: string
  readonly names: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, unknown>>
}

const compare = (attribute: string, operator: '=' | '<=' | '>=', value: unknown): Condition => ({
  expression: `#${attribute} ${operator} :${attribute}${operator === '<=' ? 'Max' : ''}`,
  names: { [`#${attribute}`]: attribute },
  values: { [`:${attribute}${operator === '<=' ? 'Max' : ''}`]: value },
})

const oneOf = (attribute: string, values: readonly unknown[]): Condition => {
  const entries = values.map((value, i) => [`:${attribute}${i}`, value] as const)
  return {
    expression: `#${attribute} IN (${entries.map(([placeholder]) => placeholder).join(', ')})`,
    names: { [`#${attribute}`]: attribute },
    values: Object.fromEntries(entries),
  }
}

/** Also true where the attribute is missing. */
const not = (attribute: string, condition: Condition): Condition => ({
  ...condition,
  expression: `(attribute_not_exists(#${attribute}) OR NOT ${condition.expression})`,
})

const eitherSide = (number: string): Condition => ({
  expression: '(#from = :number OR #to = :number)',
  names: { '#from': 'from', '#to': 'to' },
  values: { ':number': number },
})

/** Leaves out what the index of callers has told already: a call from a number to itself is listed once. */
export const notFrom = (number: string): Condition => ({
  expression: '(attribute_not_exists(#from) OR #from <> :notFrom)',
  names: { '#from': 'from' },
  values: { ':notFrom': number },
})

const EQUALITIES = ['from', 'to', 'applicationId', 'accountId', 'tag', 'direction', 'answered'] as const

const causeConditions = ({ cause }: Question): readonly Condition[] => {
  if (cause === undefined) return []
  const named = oneOf('cause', cause.causes)
  return [cause._tag === 'any' ? named : not('cause', named)]
}

/** Every condition of a question except for its time range; those that the index answers already cost nothing. */
export const conditionsOf = (question: Question): readonly Condition[] => [
  ...(question.eventType === 'any' ? [] : [compare('eventType', '=', question.eventType)]),
  ...EQUALITIES.flatMap(name => (question[name] === undefined ? [] : [compare(name, '=', question[name])])),
  ...(question.number === undefined ? [] : [eitherSide(question.number)]),
  ...causeConditions(question),
  ...(question.causeClass === undefined ? [] : [oneOf('causeClass', question.causeClass)]),
  ...(question.minTalkMs === undefined ? [] : [compare('talkMs', '>=', question.minTalkMs)]),
  ...(question.maxTalkMs === undefined ? [] : [compare('talkMs', '<=', question.maxTalkMs)]),
]

export const allOf = (conditions: readonly Condition[]): Condition | undefined =>
  conditions.length === 0
    ? undefined
    : {
        expression: conditions.map(({ expression }) => expression).join(' AND '),
        names: Object.assign({}, ...conditions.map(({ names }) => names)) as Condition['names'],
        values: Object.assign({}, ...conditions.map(({ values }) => values)) as Condition['values'],
      }

/**
 * Evaluates expressions of CloudWatch's metric math for one period: the part of it that the stack uses, and nothing that CloudWatch has
 * not. What its documentation leaves open, such as whether `^` binds more tightly than `*`, is refused.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */

/** The value in this period; `gap` of a metric that has data before or after it, `nothing` of one that has not. */
export type Point = number | 'gap' | 'nothing'

const TOKEN = /\s*(\d+(?:\.\d+)?|[A-Za-z]\w*|>=|[-+*/^(),[\]])/y

const tokensOf = (expression: string): readonly string[] => {
  const text = expression.trim()
  const pattern = new RegExp(TOKEN)
  const tokens: string[] = []
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex
    const token = pattern.exec(text)?.[1]
    if (token === undefined) throw new Error(`Metric math has no ${JSON.stringify(text.slice(at, at + 10))}`)
    tokens.push(token)
  }
  return tokens
}

const OPERATIONS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '>=': (a, b) => (a >= b ? 1 : 0),
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
}

/** The loosest first. */
const LEVELS = [['>='], ['+', '-'], ['*', '/']] as const

/** Without a value on either side there is none, and no division by zero has one. */
const calculated = (operator: string, a: Point, b: Point): Point => {
  const operation = OPERATIONS[operator]
  if (operation === undefined || typeof a !== 'number' || typeof b !== 'number') return 'gap'
  const value = operation(a, b)
  return Number.isFinite(value) ? value : 'gap'
}

const isNumber = (point: Point): point is number => typeof point === 'number'

const FUNCTIONS: Readonly<Record<string, (...given: readonly (readonly Point[])[]) => Point>> = {
  FILL: ([point = 'nothing'] = [], [value = 'nothing'] = []) => (point === 'gap' ? value : point),
  SUM: (points = []) => {
    if (points.includes('gap')) throw new Error('What SUM takes a gap for is not documented: fill it')
    const numbers = points.filter(isNumber)
    return numbers.length === 0 ? 'gap' : numbers.reduce((sum, one) => sum + one, 0)
  },
  IF: ([condition = 'nothing'] = [], [met = 'nothing'] = [], [otherwise = 'nothing'] = []) =>
    isNumber(condition) ? (condition === 0 ? otherwise : met) : 'gap',
}

/** @returns the value of an expression, given those of the ids in it */
export const evaluate = (expression: string, valueOf: (id: string) => Point): Point => {
  const tokens = tokensOf(expression)
  let next = 0
  const take = (wanted?: string): string => {
    const token = tokens[next++]
    if (token === undefined || (wanted !== undefined && token !== wanted))
      throw new Error(`Metric math expects ${wanted ?? 'more'} at ${tokens.slice(0, next).join(' ')}`)
    return token
  }
  const level = (depth: number): Point => {
    const operators: readonly string[] | undefined = LEVELS[depth]
    if (operators === undefined) return power()
    let value = level(depth + 1)
    while (operators.includes(tokens[next] ?? '')) value = calculated(take(), value, level(depth + 1))
    return value
  }
  const power = (): Point => {
    const base = operand()
    if (tokens[next] !== '^') return base
    const isAlone = tokens[next - 1] === ')' && tokens[next + 2] === ')'
    if (!isAlone) throw new Error('What ^ binds is not documented: put it into parentheses')
    return calculated(take(), base, operand())
  }
  const list = (end: string): readonly (readonly Point[])[] => {
    const items: (readonly Point[])[] = []
    do items.push(tokens[next] === '[' ? array() : [level(0)])
    while (tokens[next] === ',' && take() === ',')
    take(end)
    return items
  }
  const array = (): readonly Point[] => {
    take('[')
    return list(']').flat()
  }
  const operand = (): Point => {
    const token = take()
    if (/^\d/.test(token)) return Number(token)
    if (token === '(') {
      const value = level(0)
      take(')')
      return value
    }
    if (tokens[next] !== '(') return valueOf(token)
    take('(')
    const called = FUNCTIONS[token]
    if (called === undefined) throw new Error(`Metric math has no function ${token} here`)
    return called(...list(')'))
  }
  const value = level(0)
  if (next < tokens.length)
    throw new Error(`Metric math expects an end after ${tokens.slice(0, next).join(' ')}`)
  return value
}

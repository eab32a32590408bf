type Pattern = { readonly [name: string]: Pattern | readonly string[] }

/**
 * Whether Lambda passes a record of a stream to the function: each path of the pattern leads to one of its values. Other operators, such
 * as `exists`, are not used.
 */
export const matches = (pattern: Pattern, record: unknown): boolean =>
  Object.entries(pattern).every(([name, expected]) => {
    const value = (record as Readonly<Record<string, unknown>> | undefined)?.[name]
    return Array.isArray(expected) ? expected.some(one => one === value) : matches(expected as Pattern, value)
  })

/** The pattern of a mapping, as it is in a template. */
export const filterPatternIn = (properties: Readonly<Record<string, unknown>>): Pattern => {
  const { Filters } = properties['FilterCriteria'] as { Filters: { Pattern: string }[] }
  return JSON.parse(Filters[0]?.Pattern ?? '') as Pattern
}

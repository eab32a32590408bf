/** On the command line, where everything is text, an object is written as JSON. */
const parsed = (input: unknown): unknown => {
  if (typeof input !== 'string') return input
  try {
    return JSON.parse(input) as unknown
  } catch {
    return undefined
  }
}

export const objectOf = (input: unknown): Readonly<Record<string, unknown>> | undefined => {
  const value = parsed(input)
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined
}

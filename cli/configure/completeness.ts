/** The share of the listed calls of an application that arrived as callbacks, in percent. Absent where none is known. */
export type CompletenessOf = (applicationId: string) => number | undefined

/** Completeness of each application, as the last reconciliations of a stack found it. None is stored yet. */
export const storedCompleteness = (): Promise<CompletenessOf> => Promise.resolve(() => undefined)

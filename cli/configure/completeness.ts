import type { StackPlace } from '../places/place'

/** The share of the listed calls of an application that arrived as callbacks, in percent. Absent where none is known. */
export type CompletenessOf = (applicationId: string) => number | undefined

/** Completeness of each application, as the last reconciliations of a stack found it. No stack stores any yet. */
export const storedCompleteness: (place: StackPlace | undefined) => Promise<CompletenessOf> = () =>
  Promise.resolve(() => undefined)

/** 1970-01-01 was a Thursday. */
const THURSDAY = 3

const DAYS = 7

/** How long a day is after the last Monday: 0 for a Monday, 6 for a Sunday. @param day in days since 1970-01-01 */
export const daysSinceMonday = (day: number): number => (((day + THURSDAY) % DAYS) + DAYS) % DAYS

/**
 * The minute of each hour at which a stack reconciles. Not on the hour, when most schedules of the world fire and Bandwidth's servers
 * have the most to do.
 */
export const HOURLY_MINUTE = 5

/** The longest time that Lambda offers for a run. What it does not reach, the next one does. */
export const RUN_MAX_MINUTES = 15

/** The alarm goes off after so many hours in which no run succeeded. */
export const LATE_HOURS = 3

const DAY_MINUTES = 24 * 60
export const WEEK_MINUTES = 7 * DAY_MINUTES

/** Callbacks a second in each minute of a week, with a mean of 1. */
export type Traffic = readonly number[]

const weekOf = (rateAt: (minuteOfDay: number, day: number) => number): Traffic => {
  const rates = Array.from({ length: WEEK_MINUTES }, (_, minute) =>
    rateAt(minute % DAY_MINUTES, Math.floor(minute / DAY_MINUTES)),
  )
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / WEEK_MINUTES
  return rates.map(rate => rate / mean)
}

const OFFICE = { fromHour: 8, toHour: 18, days: 5 }
/** Of the peak: at night and at the weekend. */
const NIGHT = 0.03

const officeHours = (minuteOfDay: number, day: number): number => {
  const { fromHour, toHour, days } = OFFICE
  const hour = minuteOfDay / 60
  const open = day < days && hour >= fromHour && hour < toHour
  return open ? Math.max(NIGHT, Math.sin((Math.PI * (hour - fromHour)) / (toHour - fromHour))) : NIGHT
}

const BURST = { atMinute: 10 * 60, minutes: 15, shareOfDay: 0.1 }

const burst = (minuteOfDay: number): number => {
  const { atMinute, minutes, shareOfDay } = BURST
  const inBurst = minuteOfDay >= atMinute && minuteOfDay < atMinute + minutes
  return 1 - shareOfDay + (inBurst ? (shareOfDay * DAY_MINUTES) / minutes : 0)
}

export const TRAFFICS = {
  even: weekOf(() => 1),
  'office hours': weekOf(officeHours),
  'a burst a day': weekOf(burst),
} as const satisfies Readonly<Record<string, Traffic>>

export type TrafficName = keyof typeof TRAFFICS

/** How the traffics come about, for the report. */
export const TRAFFIC_DESCRIPTIONS =
  `Office hours: Monday to Friday from ${OFFICE.fromHour} to ${OFFICE.toHour} like the upper half of a sine, otherwise ${NIGHT * 100} % of the peak. ` +
  `A burst a day: ${BURST.shareOfDay * 100} % of the day's callbacks within ${BURST.minutes} minutes, the rest evenly.`

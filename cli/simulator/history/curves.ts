/** When an application has its calls: in business hours, at the times at which people may be called, or until late in the evening. */
export type Curve = 'business' | 'dialer' | 'evening'

type Shape = {
  /** For each hour from midnight on. */
  readonly hours: readonly number[]
  /** From Sunday on. */
  readonly days: readonly number[]
}

const SHAPES: Readonly<Record<Curve, Shape>> = {
  business: {
    hours: [1, 1, 1, 1, 1, 2, 5, 14, 45, 80, 96, 100, 72, 78, 90, 84, 70, 46, 20, 10, 6, 4, 2, 1],
    days: [0.12, 1.1, 1.05, 1, 0.98, 0.92, 0.22],
  },
  dialer: {
    hours: [0, 0, 0, 0, 0, 0, 0, 2, 40, 88, 100, 92, 60, 70, 84, 90, 96, 100, 90, 62, 20, 1, 0, 0],
    days: [0.05, 1, 1.06, 1.04, 1, 0.9, 0.35],
  },
  evening: {
    hours: [14, 8, 5, 4, 4, 6, 14, 30, 48, 58, 62, 66, 74, 70, 62, 60, 66, 78, 92, 100, 98, 84, 56, 30],
    days: [0.8, 0.95, 0.96, 1, 1.02, 1.1, 1.05],
  },
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

/** That of the made-up company. */
const TIME_ZONE = 'America/New_York'

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

const localTime = new Intl.DateTimeFormat('en-US', {
  timeZone: TIME_ZONE,
  weekday: 'short',
  hour: 'numeric',
  hourCycle: 'h23',
})

/** The share of a week's calls that fall into the hour of a time. */
export const weightAt = (curve: Curve, ms: number): number => {
  const parts = new Map(localTime.formatToParts(ms).map(({ type, value }) => [type, value]))
  const { hours, days } = SHAPES[curve]
  const day = days[DAYS.indexOf(parts.get('weekday') ?? '')] ?? 0
  const hour = hours[Number(parts.get('hour'))] ?? 0
  return (day * hour) / (sum(days) * sum(hours))
}

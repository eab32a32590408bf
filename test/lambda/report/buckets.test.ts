import { bucketsIn } from '../../../lambda/report/buckets'
import { zoneNamed } from '../../../lambda/time/zone'

const at = (zoneName: string, time: string) => {
  const zone = zoneNamed(zoneName)
  if (zone === undefined) throw new Error(zoneName)
  const { hour, day, week, hourOfDay, weekday } = bucketsIn(zone)(Date.parse(time))
  return { hour: hour.text, day: day.text, week: week.text, hourOfDay, weekday }
}

test('a time is in the hour, day and week that the clocks of the zone show, which begins on Monday', () => {
  expect(at('America/New_York', '2026-03-02T03:59:59.999Z')).toStrictEqual({
    hour: '2026-03-01T22:00:00-05:00',
    day: '2026-03-01T00:00:00-05:00',
    week: '2026-02-23T00:00:00-05:00',
    hourOfDay: 22,
    weekday: 7,
  })
  expect(at('UTC', '2026-03-02T00:00:00.000Z')).toStrictEqual({
    hour: '2026-03-02T00:00:00+00:00',
    day: '2026-03-02T00:00:00+00:00',
    week: '2026-03-02T00:00:00+00:00',
    hourOfDay: 0,
    weekday: 1,
  })
})

test('the hour that comes twice in autumn is two hours of a day of 25', () => {
  const berlin = (time: string) => at('Europe/Berlin', time)
  expect(berlin('2026-10-25T00:30:00Z').hour).toBe('2026-10-25T02:00:00+02:00')
  expect(berlin('2026-10-25T01:30:00Z').hour).toBe('2026-10-25T02:00:00+01:00')
  const hours = Array.from({ length: 25 }, (_, i) =>
    berlin(new Date(Date.parse('2026-10-24T22:00:00Z') + i * 3_600_000).toISOString()),
  )
  expect(new Set(hours.map(({ hour }) => hour)).size).toBe(25)
  expect(new Set(hours.map(({ day }) => day))).toStrictEqual(new Set(['2026-10-25T00:00:00+02:00']))
  expect(berlin('2026-10-25T23:00:00Z').day).toBe('2026-10-26T00:00:00+01:00')
})

test('a day of 23 hours has none that is skipped', () => {
  const hours = Array.from({ length: 23 }, (_, i) =>
    at('Europe/Berlin', new Date(Date.parse('2026-03-28T23:00:00Z') + i * 3_600_000).toISOString()),
  )
  expect(new Set(hours.map(({ day }) => day))).toStrictEqual(new Set(['2026-03-29T00:00:00+01:00']))
  expect(hours.map(({ hourOfDay }) => hourOfDay)).not.toContain(2)
})

test('a day whose midnight is skipped begins with the first time of its clocks', () => {
  expect(at('America/Asuncion', '2023-10-01T12:00:00Z').day).toBe('2023-10-01T01:00:00-03:00')
})

test('an hour into which clocks jump begins there', () => {
  // Lord Howe goes back by half an hour, from 02:00 to 01:30.
  expect(at('Australia/Lord_Howe', '2026-04-04T14:45:00Z').hour).toBe('2026-04-05T01:00:00+11:00')
  expect(at('Australia/Lord_Howe', '2026-04-04T15:15:00Z').hour).toBe('2026-04-05T01:30:00+10:30')
  expect(at('Asia/Kathmandu', '2026-03-04T10:20:00Z').hour).toBe('2026-03-04T16:00:00+05:45')
})

test('a time before 1970 has its buckets, too', () => {
  expect(at('UTC', '1969-12-31T23:00:00Z')).toStrictEqual({
    hour: '1969-12-31T23:00:00+00:00',
    day: '1969-12-31T00:00:00+00:00',
    week: '1969-12-29T00:00:00+00:00',
    hourOfDay: 23,
    weekday: 3,
  })
})

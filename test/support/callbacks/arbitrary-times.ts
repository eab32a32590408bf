import * as fc from 'fast-check'

const MINUTE_MS = 60_000

/** Milliseconds since 1970: mostly from 2019 to 2034, sometimes from 1900 to 9999. */
export const arbitraryInstant = (): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: Date.UTC(2019, 0), max: Date.UTC(2035, 0) }) },
    { weight: 1, arbitrary: fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(9999, 11, 31) }) },
  )

const twoDigits = (number: number): string => String(number).padStart(2, '0')

const zoneOf = (minutes: number, separator: string): string =>
  `${minutes < 0 ? '-' : '+'}${twoDigits(Math.trunc(Math.abs(minutes) / 60))}${separator}${twoDigits(Math.abs(minutes) % 60)}`

const arbitraryZone = (): fc.Arbitrary<{ readonly minutes: number; readonly zone: string }> =>
  fc.oneof(
    fc.constantFrom('Z', 'z', '').map(zone => ({ minutes: 0, zone })),
    fc
      .tuple(fc.integer({ min: -1439, max: 1439 }), fc.constantFrom(':', ''))
      .map(([minutes, separator]) => ({ minutes, zone: zoneOf(minutes, separator) })),
    fc
      .integer({ min: 0, max: 1439 })
      .map(minutes => ({ minutes, zone: zoneOf(minutes, ':').replace('+', ' ') })),
  )

/** A time in an accepted spelling, and the same time in milliseconds since 1970. */
export type SpelledTime = { readonly text: string; readonly ms: number }

/** Minutes only, or seconds with 0 to 9 fraction digits; `Z`, no zone, or any offset; `T`, `t` or a space. */
export const arbitrarySpelledTime = (instant = arbitraryInstant()): fc.Arbitrary<SpelledTime> =>
  fc
    .record({
      instant,
      fraction: fc.option(fc.stringMatching(/^\d{0,9}$/)),
      zone: arbitraryZone(),
      t: fc.constantFrom('T', 't', ' '),
      point: fc.constantFrom('.', ','),
    })
    .map(({ instant, fraction, zone: { minutes, zone }, t, point }) => {
      const unit = fraction === null ? MINUTE_MS : 1_000
      const whole = Math.floor(instant / unit) * unit
      const local = new Date(whole + minutes * MINUTE_MS).toISOString()
      const clock = local.slice(11, fraction === null ? 16 : 19)
      const digits = fraction === null || fraction === '' ? '' : `${point}${fraction}`
      return {
        text: `${local.slice(0, 10)}${t}${clock}${digits}${zone}`,
        ms: whole + Number((fraction ?? '').padEnd(3, '0').slice(0, 3)),
      }
    })

export const arbitraryTimeText = (instant = arbitraryInstant()): fc.Arbitrary<string> =>
  arbitrarySpelledTime(instant).map(({ text }) => text)

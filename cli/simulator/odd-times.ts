import { type Oddity, withProperty } from './draft'
import type { Random } from './random'
import { MINUTE_MS } from '../../lambda/disconnect/time-units'

type OddTime = { readonly text: string; readonly ms: number }

/** A time with this number of digits after the seconds, of which those up to the millisecond count. */
const withFraction = (ms: number, digits: number, random: Random): OddTime => {
  const iso = new Date(ms).toISOString()
  const all = `${iso.slice(20, 23)}${String(random.between(0, 999_999)).padStart(6, '0')}`
  const unit = 10 ** Math.max(0, 3 - digits)
  return {
    text: `${iso.slice(0, 19)}${digits === 0 ? '' : `.${all.slice(0, digits)}`}Z`,
    ms: Math.floor(ms / unit) * unit,
  }
}

const withoutSeconds = (ms: number): OddTime => ({
  text: `${new Date(ms).toISOString().slice(0, 16)}Z`,
  ms: Math.floor(ms / MINUTE_MS) * MINUTE_MS,
})

const withoutZone = (ms: number): OddTime => ({ text: new Date(ms).toISOString().slice(0, 23), ms })

/** A spelling that Bandwidth has sent or documented. Some of them lose the milliseconds. */
const oddTime = (ms: number, random: Random): OddTime => {
  const kind = random.between(0, 11)
  if (kind === 10) return withoutSeconds(ms)
  return kind === 11 ? withoutZone(ms) : withFraction(ms, kind, random)
}

const TIMES = ['eventTime', 'enqueuedTime', 'startTime', 'answerTime', 'endTime'] as const

/** Each time in a spelling of its own. */
export const oddTimes: Oddity = (draft, random) =>
  TIMES.filter(name => draft.meant[name] !== undefined).reduce((before, name) => {
    const { text, ms } = oddTime(Date.parse(String(draft.meant[name])), random)
    return withProperty(before, name, text, new Date(ms).toISOString())
  }, draft)

/** Times that mean none. */
export const zeroTimes: Oddity = (draft, random) =>
  TIMES.filter(() => random.chance(0.5)).reduce((before, name) => {
    const zero = random.oneOf(['0001-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z', '1970-01-01T00:00Z'])
    return withProperty(before, name, zero, new Date(zero).toISOString())
  }, draft)

/** The clocks behind the times of a call can differ. */
export const answerOutside: Oddity = (draft, random) => {
  const bound = random.oneOf(['startTime', 'endTime'])
  const ms = Date.parse(String(draft.meant[bound]))
  const outside = random.between(1, 20_000)
  return Number.isNaN(ms)
    ? draft
    : withProperty(
        draft,
        'answerTime',
        new Date(bound === 'startTime' ? ms - outside : ms + outside).toISOString(),
      )
}

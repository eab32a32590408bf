import type { Random } from './random'

export type OddTime = { readonly text: string; readonly ms: number }

/** A time with so many digits behind the second, of which those up to the millisecond count. */
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
  ms: Math.floor(ms / 60_000) * 60_000,
})

const withoutZone = (ms: number): OddTime => ({ text: new Date(ms).toISOString().slice(0, 23), ms })

/** Bandwidth has sent or documented each of these spellings; the moment that is meant may lose its milliseconds in them. */
export const oddTime = (ms: number, random: Random): OddTime => {
  const kind = random.between(0, 11)
  if (kind === 10) return withoutSeconds(ms)
  return kind === 11 ? withoutZone(ms) : withFraction(ms, kind, random)
}

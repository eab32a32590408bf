import { epochMs, type Timestamp } from '../../lambda/disconnect/timestamp'

const two = (value: number): string => String(value).padStart(2, '0')

/** `03-14 10:26:53`, in the time zone of the machine. */
export const localShort = (time: Timestamp): string => localTime(time).slice(5)

/** `2026-03-14 10:26:53`, in the time zone of the machine. */
export const localTime = (time: Timestamp): string => {
  const date = new Date(epochMs(time))
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}

/** `2026-03-14 10:26:53.589 +01:00`: with the offset, so that it can be compared with any clock. */
export const localExact = (time: Timestamp): string => {
  const date = new Date(epochMs(time))
  const ahead = -date.getTimezoneOffset()
  const zone = `${ahead < 0 ? '-' : '+'}${two(Math.floor(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`
  return `${localTime(time)}.${String(date.getMilliseconds()).padStart(3, '0')} ${zone}`
}

/** `1m 23s`; `2h 03m` from an hour on; `850ms` below a second. */
export const duration = (ms: number): string => {
  if (ms > 0 && ms < 1_000) return `${ms}ms`
  const seconds = Math.floor(ms / 1_000)
  if (seconds < 60) return `${seconds}s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}m ${two(seconds % 60)}s`
  return `${Math.floor(minutes / 60)}h ${two(minutes % 60)}m`
}

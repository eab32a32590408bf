import { MINUTE_MS } from '../disconnect/time-units'

const two = (value: number): string => String(value).padStart(2, '0')

/** `+01:00` */
export const offsetText = (offsetMs: number): string => {
  const minutes = Math.round(Math.abs(offsetMs) / MINUTE_MS)
  return `${offsetMs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

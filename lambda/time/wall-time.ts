import type { Zone } from './zone'
import { DAY_MS } from '../disconnect/time-units'

/** What the clocks of a zone show at a time: the milliseconds at which clocks in UTC show the same. */
export const wallTimeAt = (zone: Zone, ms: number): number => ms + zone.offsetMs(ms)

/** When the clocks of a zone show a wall time: twice in the hour that is repeated in autumn, never in the one that is skipped in spring. */
const occurrences = (zone: Zone, wall: number): readonly number[] =>
  [...new Set([zone.offsetMs(wall - DAY_MS), zone.offsetMs(wall + DAY_MS)])]
    .map(offset => wall - offset)
    .filter(ms => wallTimeAt(zone, ms) === wall)
    .sort((a, b) => a - b)

export const occursTwice = (zone: Zone, ms: number): boolean =>
  occurrences(zone, wallTimeAt(zone, ms)).length > 1

/** The time at which clocks show a wall time, the first one or the last one. A wall time that is skipped is as long after the hour before it. */
export const timeOfWall = (zone: Zone, wall: number, which: 'first' | 'last'): number =>
  occurrences(zone, wall).at(which === 'first' ? 0 : -1) ?? wall - zone.offsetMs(wall - DAY_MS)

import type { Figures } from './phase'

/** Whatever fails: what is acknowledged is on record, once and as it was said. */
export const expectKept = (figures: Figures): void => {
  expect(figures).toMatchObject({
    lost: 0,
    doubled: 0,
    altered: 0,
    conflicts: 0,
    deadLetters: 0,
    answeredElse: 0,
  })
  // A queue may hand out one delivery twice, and does.
  expect(figures.drained).toBeGreaterThanOrEqual(figures.overflowed)
}

/** The database is waited for 2 s, and the queue as long as it takes here; the rest is for a busy machine. */
const SLOWEST_MS = 4_000

/** While one thing fails, nobody notices but the clock. */
export const expectAllAcknowledged = (figures: Figures): void => {
  expect(figures).toMatchObject({ answered5xx: 0, connectionErrors: 0, unacknowledged: 0, failed: 0 })
  expect(figures.slowest).toBeLessThan(SLOWEST_MS)
}

import type { Figures } from './phase'

/** Whatever fails, every acknowledged callback is stored once and unchanged. */
export const expectStoredOnce = (figures: Figures): void => {
  expect(figures).toMatchObject({
    lost: 0,
    doubled: 0,
    altered: 0,
    conflicts: 0,
    deadLetters: 0,
    answeredElse: 0,
  })
  // A queue may deliver a message twice, and this one does.
  expect(figures.drained).toBeGreaterThanOrEqual(figures.overflowed)
}

/** The functions wait 2 s for the database, and then for the queue. The rest is for a busy machine. */
const SLOWEST_MS = 4_000

/** While only one part fails, every callback is acknowledged, at most later. */
export const expectAllAcknowledged = (figures: Figures): void => {
  expect(figures).toMatchObject({ answered5xx: 0, connectionErrors: 0, unacknowledged: 0, failed: 0 })
  expect(figures.slowest).toBeLessThan(SLOWEST_MS)
}

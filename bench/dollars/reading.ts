import { DEFAULT_SHARDS } from '../../lambda/dynamodb/keys'
import { MILLION, MONTH_DAYS, MONTH_SECONDS } from './basis'
import { PRICES } from './prices'

const UNIT_BYTES = 4096
/** An eventually consistent read is half a unit for each started 4 KB. */
const HALF = 0.5

/** As `web/now` does it: a question for new calls 3 seconds after the last one, and everything again every 15 minutes. */
const PAUSE_S = 3
const AGAIN_S = 15 * 60
/** The last 24 hours, and the same hours of a week before. */
const DAYS_READ_AGAIN = 2

const unitsUsd = (units: number): number => units * PRICES.readUnit.usd

/** US dollars to read in a month with a million calls. @param itemBytes the mean of a record */
export const readingOfMillion = (itemBytes: number) => {
  const unitsOfDay = ((MILLION / MONTH_DAYS) * itemBytes * HALF) / UNIT_BYTES
  const shards = DEFAULT_SHARDS.byTime + DEFAULT_SHARDS.uncommon
  return {
    /** `disconnects report` of the day before, each morning. */
    morningReports: unitsUsd(MONTH_DAYS * unitsOfDay),
    /** The console on a wall, with the view Now all day and night. */
    wall: unitsUsd(
      (MONTH_SECONDS / PAUSE_S) * shards * HALF + (MONTH_SECONDS / AGAIN_S) * DAYS_READ_AGAIN * unitsOfDay,
    ),
  }
}

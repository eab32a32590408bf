import * as t from 'io-ts'
import type { ToRecordOptions } from '../../lambda/intake/to-record'
import { objectCodec } from '../../lambda/codec/object-codec'

/** How a deployment keeps records, as its stack tells it (`infra/outputs.ts`), so that what is written from here is kept likewise. */
export const Keeping = objectCodec(
  'Keeping',
  { indexShards: t.number, quarantineRetentionDays: t.number },
  { retentionDays: t.number, allowedAccountIds: t.array(t.string) },
)
export type Keeping = t.TypeOf<typeof Keeping>

export const DEFAULT_KEEPING: Keeping = { indexShards: 8, quarantineRetentionDays: 90 }

/** What comes by way of the command line is refused where the functions would refuse it. */
export const allowsAccountOf =
  ({ allowedAccountIds }: Keeping): ToRecordOptions['allowsAccount'] =>
  accountId =>
    allowedAccountIds?.includes(accountId) ?? true

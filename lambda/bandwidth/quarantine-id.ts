import type { Delivery } from './delivery'

/** `20261123T140957123Z-9f8e7d6c5b4a3f2e`: sorts by arrival; the random part is unique within a millisecond. */
export const quarantineId =
  (randomHex: () => string) =>
  ({ receivedAt }: Pick<Delivery, 'receivedAt'>): string =>
    `${receivedAt.replaceAll(/[-:.]/g, '')}-${randomHex()}`

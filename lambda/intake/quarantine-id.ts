import { hash } from 'node:crypto'
import type { Delivery } from '../callback/delivery'

/**
 * `20261123T140957123Z-9f8e7d6c5b4a3f2e`: sorts by arrival. It follows from the request: one that is received again, from
 * the overflow queue, is quarantined once.
 */
export const quarantineIdOf = ({
  receivedAt,
  requestId,
}: Pick<Delivery, 'receivedAt' | 'requestId'>): string => {
  const digest = hash('sha256', requestId, 'hex').slice(0, 16)
  return `${receivedAt.replaceAll(/[-:.]/g, '')}-${digest}`
}

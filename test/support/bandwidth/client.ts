import * as E from 'fp-ts/Either'
import { callList, type CallListOptions } from '../../../lambda/bandwidth/call-list'
import { bandwidthRequests, type BandwidthRequestsOptions } from '../../../lambda/bandwidth/requests'
import { timestampOf } from '../../../lambda/disconnect/timestamp'
import type { BandwidthFailure } from '../../../lambda/reconciliation/call-list'
import { ACCOUNT_ID, type CallState } from './call-state'
import type { Bandwidth } from './server'
import { CLIENT } from './token-endpoint'

/** The client of the stand-in, with waits of a few milliseconds. */
export const requestsTo = (bandwidth: Bandwidth, options: Partial<BandwidthRequestsOptions> = {}) =>
  bandwidthRequests({
    credentials: () => Promise.resolve(CLIENT),
    tokenUrl: bandwidth.tokenUrl,
    persistence: { baseMs: 2, maxMs: 5 },
    ...options,
  })

export type Listed = {
  readonly rows: readonly string[]
  /** Row by row, of those that are JSON objects. */
  readonly callIds: readonly string[]
  readonly pages: number
  readonly failure: BandwidthFailure | undefined
}

export type ListOptions = Partial<CallListOptions> & {
  readonly accountId?: string
  /** Milliseconds since 1970. */
  readonly from?: number
  readonly to?: number
  /** What the reader does with each page before it takes the next one. */
  readonly onPage?: () => Promise<void>
}

const MAX_MS = Date.parse('2100-01-01')

/** Everything that a listing gives. */
export const listAll = async (bandwidth: Bandwidth, options: ListOptions = {}): Promise<Listed> => {
  const { accountId = ACCOUNT_ID, from = 0, to = MAX_MS, onPage, ...rest } = options
  const list = callList({ requests: requestsTo(bandwidth), voiceUrl: bandwidth.voiceUrl, ...rest })
  const rows: string[] = []
  let pages = 0
  for await (const page of list.pages({ accountId, from: timestampOf(from), to: timestampOf(to) })) {
    if (E.isLeft(page)) return { rows, callIds: callIdsOf(rows), pages, failure: page.left }
    rows.push(...page.right)
    pages++
    await onPage?.()
  }
  return { rows, callIds: callIdsOf(rows), pages, failure: undefined }
}

const callIdsOf = (rows: readonly string[]): readonly string[] =>
  rows.map(row => (JSON.parse(row) as CallState | null)?.callId ?? '')

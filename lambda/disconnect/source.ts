import type * as t from 'io-ts'
import { textCodec } from '../codec/text'

interface SourceBrand {
  readonly Source: unique symbol
}

/** How a record got here. A later version may have other ways, so any text is read. */
export const Source = textCodec<SourceBrand>('Source')
export type Source = t.TypeOf<typeof Source>

/** The sources of this version. */
export const SOURCES = {
  /** Bandwidth sent it. */
  callback: 'callback' as Source,
  /** Somebody imported it. */
  import: 'import' as Source,
  /** Its callback never arrived: it was found in Bandwidth's list of calls. It yields to a callback that comes later. */
  reconciled: 'reconciled' as Source,
}

export const isReconciled = ({ source }: { readonly source: Source }): boolean =>
  source === SOURCES.reconciled

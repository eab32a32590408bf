import type { Timestamp } from '../../lambda/disconnect/timestamp'
import type { Screen } from '../output/terminal'
import { wrapped } from '../output/wrapped'
import type { TimeTexts } from '../printers/time-text'
import { dayAndTime } from './times'

/** Why a report has no calls. */
export type Nothing =
  /** There are calls in this range: the filters leave them out. */
  | { readonly _tag: 'filtered'; readonly filters: readonly string[] }
  /** The newest call ended at another time. */
  | { readonly _tag: 'elsewhere'; readonly newest: Timestamp }
  | { readonly _tag: 'empty' }

const reasonOf = (nothing: Nothing, times: TimeTexts): string => {
  switch (nothing._tag) {
    case 'filtered':
      return `There are calls in this time, but none of ${nothing.filters.join(' ')}: leave out a filter`
    case 'elsewhere':
      return `The newest call ended ${dayAndTime(times, nothing.newest)}: --since ${times.full(nothing.newest).slice(0, 10)}`
    case 'empty':
      return 'Nothing is stored here yet: disconnects url prints the callback URL, and disconnects simulate makes up calls'
  }
}

/** What a report says that has no calls: what was asked is above it. */
export const nothingText = (nothing: Nothing, times: TimeTexts, { columns }: Screen): readonly string[] => [
  'No calls.',
  ...wrapped(reasonOf(nothing, times), columns).split('\n'),
]

import type { Timestamp } from '../../lambda/disconnect/timestamp'
import type { Screen } from '../output/terminal'
import { wrapped } from '../output/wrapped'
import type { TimeTexts } from '../../display/time/time-text'
import { dayAndTime } from './times'

/** Why a report has no calls. */
export type NoCalls =
  /** The newest call that meets the filters ended at another time. */
  | { readonly _tag: 'elsewhere'; readonly newest: Timestamp }
  /** There are calls in this range: the filters leave them out. */
  | { readonly _tag: 'filtered'; readonly filters: readonly string[] }
  /** No call at any time meets the filters, and there are none in this range. */
  | { readonly _tag: 'nowhere'; readonly filters: readonly string[] }
  | { readonly _tag: 'empty' }

const DAY = 'YYYY-MM-DD'.length

const reasonOf = (noCalls: NoCalls, times: TimeTexts): string => {
  switch (noCalls._tag) {
    case 'elsewhere': {
      const { newest } = noCalls
      return `The newest one ended ${dayAndTime(times, newest)}: --since ${times.full(newest).slice(0, DAY)} --until now`
    }
    case 'filtered':
      return `There are calls in this time, but at no time any of ${noCalls.filters.join(' ')}: leave out a filter`
    case 'nowhere':
      return `There is at no time any call of ${noCalls.filters.join(' ')}: leave out a filter, and --since`
    case 'empty':
      return 'Nothing is stored here yet: disconnects url prints the callback URL, and disconnects simulate makes up calls'
  }
}

/** What a report says that has no calls: what was asked is above it. */
export const noCallsText = (noCalls: NoCalls, times: TimeTexts, { columns }: Screen): readonly string[] => [
  'No calls.',
  ...wrapped(reasonOf(noCalls, times), columns).split('\n'),
]

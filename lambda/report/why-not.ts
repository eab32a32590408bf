import type { TooManyValues } from './read-calls'
import type { TooManyGroups } from './report'

/** Why there is no report, and what to ask instead, in the words of the parameters. */
export const whyNot = (error: TooManyGroups | TooManyValues): string => {
  switch (error._tag) {
    case 'TooManyGroups':
      return `These are ${error.groups} groups. Above 100,000, a report has only those with the most calls: set top, and sort by calls or not at all`
    case 'TooManyValues':
      return `There are too many different values of ${error.dimension}: narrow since and until, or set a filter`
  }
}

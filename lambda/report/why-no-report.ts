import { identity } from 'fp-ts/function'
import type { TooManyValues } from './read-calls'
import type { TooManyGroups } from './report'
import type { ReportRequest } from './request'

const digits = (count: number): string => count.toLocaleString('en-US')

/**
 * Why there is no report, and what to ask for instead.
 *
 * @param spelling how the names of parameters are written: `top`, or as the flag `--top`
 */
export const whyNoReport = (
  error: TooManyGroups | TooManyValues,
  { top }: Pick<ReportRequest, 'top'>,
  spelling: (name: string) => string = identity,
): string => {
  const range = `${spelling('since')} and ${spelling('until')}`
  switch (error._tag) {
    case 'TooManyGroups': {
      const most = `${digits(error.groups)} groups are more than the ${digits(error.most)} that can be`
      return top === undefined || top > error.most
        ? `${most} shown: set ${top === undefined ? '' : 'a lower '}${spelling('top')}, or narrow ${range}`
        : `${most} sorted by this figure: leave out ${spelling('sort')}, or narrow ${range}`
    }
    case 'TooManyValues':
      return `The calls have too many different values of ${error.dimension}: narrow ${range}, or set a filter`
  }
}

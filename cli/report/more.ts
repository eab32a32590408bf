import { isBucket, isCycle } from '../../lambda/report/dimensions'
import type { ReportRequest } from '../../lambda/report/request'
import { BY_MAX } from '../../lambda/report/parameter-values'

/** More rows than this scroll the first ones off a screen. */
const ROWS_MAX = 50

/** What says more of calls that are grouped in some way. */
const nextNames = (by: ReportRequest['by']): string | undefined => {
  if (by.length === 0) return 'application'
  if (by.length === BY_MAX) return undefined
  const hasTime = by.some(name => isBucket(name) || isCycle(name))
  const names = [
    ...(by.includes('cause') || by.includes('causeClass') ? [] : ['cause']),
    ...(hasTime ? [] : ['day']),
  ].slice(0, BY_MAX - by.length)
  return names.length === 0 ? undefined : names.reverse().join(',')
}

/** Flags that show more of a report, to be put behind the same command. */
export const moreFlags = (
  { by, top, compare }: ReportRequest,
  rows: number,
  { hasHtml, isOnScreen }: { readonly hasHtml: boolean; readonly isOnScreen: boolean },
): readonly string[] => {
  const names = nextNames(by)
  return [
    ...(isOnScreen && rows > ROWS_MAX && top === undefined ? ['--top 20'] : []),
    ...(compare === undefined ? ['--compare previous'] : []),
    ...(names === undefined ? [] : [`--by ${names}`]),
    ...(hasHtml ? [] : ['--html report.html']),
  ]
}

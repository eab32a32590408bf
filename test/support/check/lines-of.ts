import type { Report } from '../../../cli/check/report'

/** By the name of the check: `result: what it means | what to do`. */
export const linesOf = (report: Report | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (report?.checks ?? []).map(found => [
      found.name,
      `${found.result}: ${found.means}${found.result === 'ok' ? '' : ` | ${found.do}`}`,
    ]),
  )

import type { Report } from '../../lambda/report/report'
import type { Screen } from '../output/terminal'
import { clipped, widthOf } from '../../display/text/visible-text'
import { wrapped } from '../output/wrapped'
import type { TimeTexts } from '../../display/time/time-text'
import { failedCauses } from './causes'
import { reportFooter } from './footer'
import { reportTable } from './table'

const SHORT_IDS = 'ids are cut: a wider terminal, --json and --csv have them whole'

const SPACE = '   '

/** As many flags on a line as fit. */
const moreLines = (flags: readonly string[], columns: number): readonly string[] => {
  const lines: string[] = []
  for (const flag of flags) {
    const line = lines.at(-1)
    if (line === undefined) lines.push(`more: ${flag}`)
    else if (widthOf(`${line}${SPACE}${flag}`) <= columns) lines[lines.length - 1] = `${line}${SPACE}${flag}`
    else lines.push(`      ${flag}`)
  }
  return lines.map(line => clipped(line, columns))
}

/** The table, why calls failed, and what the figures mean. @param more flags that show more */
export const reportText = (
  report: Report,
  more: readonly string[],
  times: TimeTexts,
  screen: Screen,
): readonly string[] => {
  const { lines, hasShortIds, hasBars } = reportTable(report, times, screen)
  return [
    ...lines,
    '',
    // The table has them already.
    ...(report.by.includes('cause') ? [] : [...failedCauses(report, screen), '']),
    ...reportFooter(report, hasBars, times, screen),
    ...(hasShortIds ? wrapped(SHORT_IDS, screen.columns).split('\n') : []),
    ...moreLines(more, screen.columns),
  ]
}

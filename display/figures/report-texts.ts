import type { TextDimensionName } from '../../lambda/report/dimensions'

/** The texts of calls that the charts of a report need, beside those of its groups. */
export const REPORT_TEXTS: readonly TextDimensionName[] = ['cause', 'applicationId', 'number', 'tag']

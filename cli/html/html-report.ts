import type { TextDimensionName } from '../../lambda/report/dimensions'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import type { Reading } from '../../lambda/report/read-calls'
import type { Report } from '../../lambda/report/report'
import type { ReportRequest } from '../../lambda/report/request'

export type HtmlReportInput = {
  readonly request: ReportRequest
  /** Of the columns of its groups, and `HTML_TEXTS`. */
  readonly reading: Reading
  /** Of the same columns: the period that it is compared with. */
  readonly before?: Reading
  readonly report: Report
  /** Where the records are, as the user knows it. */
  readonly place: string
  /** The command that makes it again. */
  readonly command: string
  readonly madeAt: Timestamp
}

/** The texts of calls that its charts need, beside those of the groups. */
export const HTML_TEXTS: readonly TextDimensionName[] = ['cause', 'applicationId', 'number', 'tag']

/** Markup would otherwise be made of what callers sent. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** The report as one HTML file that needs no other. */
export const htmlReport = ({ report, place, command, madeAt }: HtmlReportInput): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>How our calls ended</title>
</head>
<body>
<main>
<h1>How our calls ended</h1>
<p>${escaped(place)}, ${report.since} to ${report.until}, ${escaped(report.timeZone)}, made ${madeAt}</p>
<p>${report.total.calls} calls, of which ${report.total.answered} were answered and ${report.total.failed} failed.</p>
<p><code>${escaped(command)}</code></p>
</main>
</body>
</html>
`

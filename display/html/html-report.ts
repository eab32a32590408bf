import { render } from 'preact-render-to-string'
import { page } from './page'
import { type HtmlReportInput, viewOf } from './view'

/** The report as one HTML file that needs no other. */
export const htmlReport = (input: HtmlReportInput): string =>
  `<!doctype html>\n${render(page(viewOf(input)))}\n`

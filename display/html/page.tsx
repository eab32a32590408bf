import { visible } from '../text/visible-text'
import { Answered } from './sections/answered'
import { AtOnce } from './sections/at-once'
import { Causes } from './sections/causes'
import { Failures } from './sections/failures'
import { GroupsTable } from './sections/groups'
import { Heading } from './sections/heading'
import { Heat } from './sections/heat'
import { Lead } from './sections/lead'
import { MostFailingTables } from './sections/most-failing'
import { Tiles } from './sections/tiles'
import { Words } from './sections/words'
import { STYLES } from './styles'
import type { View } from './view'

/** No request leaves the page, and no script runs in it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

export const page = (view: View) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={POLICY} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <title>{`How our calls ended, ${view.dates.days(view.range.sinceMs, view.range.untilMs)}`}</title>
      <style dangerouslySetInnerHTML={{ __html: STYLES }} />
    </head>
    <body>
      <div class="page">
        <Heading view={view} />
        <main>
          <Lead view={view} />
          {view.report.total.calls === 0 ? null : <Tiles view={view} />}
          <Failures view={view} />
          <Answered view={view} />
          <GroupsTable view={view} />
          <Heat view={view} />
          <MostFailingTables view={view} />
          <AtOnce view={view} />
          <Causes view={view} />
          {view.report.total.calls === 0 ? null : <Words view={view} />}
        </main>
        <footer>
          <code>{visible(view.command)}</code>
        </footer>
      </div>
    </body>
  </html>
)

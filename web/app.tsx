import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { CONSOLE_PATHS } from '../console/answers/paths'
import type { PlaceAnswer } from '../console/answers/place'
import { useAnswer } from './api/use-answer'
import { CallsView } from './calls/calls-view'
import { CompletenessView } from './completeness/completeness-view'
import { Help } from './help'
import { useKeys } from './keys'
import { type Place, usePlace } from './location'
import { NowView } from './now/now-view'
import { Failing, Message } from './parts/states'
import { Link } from './parts/link'
import { QuarantineView } from './quarantine/quarantine-view'
import { ReaderContext, readerIn, zoneOf } from './reader'
import { ReportView } from './report/report-view'
import { TopBar, VIEWS } from './top-bar'

const first = (path: string): string => `/${path.split('/')[1] ?? ''}`

const viewAt = (place: Place): ComponentChildren => {
  switch (first(place.path)) {
    case '/':
      return <NowView place={place} />
    case '/calls':
      return <CallsView place={place} />
    case '/report':
      return <ReportView place={place} />
    case '/quarantine':
      return <QuarantineView place={place} />
    case '/completeness':
      return <CompletenessView place={place} />
    default:
      return (
        <Message title="There is no such view">
          <Link to="/">Now</Link> shows the calls of the last day.
        </Message>
      )
  }
}

/** The whole page: the bar at the top, and the view of the address. */
export const App = () => {
  const place = usePlace()
  const about = useAnswer<PlaceAnswer>(CONSOLE_PATHS.place)
  const [isHelp, setHelp] = useState(false)
  const tz = place.query.get('tz')
  // The same object as long as the zone is the same: periods, and so questions, follow from it.
  const inZone = useMemo(() => readerIn(zoneOf(new URLSearchParams({ tz: tz ?? '' })), undefined), [tz])
  const reader = useMemo(() => ({ ...inZone, place: about.value }), [inZone, about.value])
  const path = first(place.path)
  useEffect(() => {
    const title = VIEWS.find(view => view.path === path)?.title ?? 'disconnects'
    document.title = about.value === undefined ? title : `${title} · ${about.value.name}`
  }, [path, about.value])
  useKeys({
    '?': () => {
      setHelp(true)
    },
  })
  return (
    <ReaderContext.Provider value={reader}>
      <a class="skip" href="#view">
        To the view
      </a>
      <TopBar path={place.path} place={about.value} />
      <main id="view" class="view" tabIndex={-1}>
        {about.failure?.kind === 'no-token' ? <Failing answer={about} /> : viewAt(place)}
      </main>
      {isHelp ? (
        <Help
          onClose={() => {
            setHelp(false)
          }}
        />
      ) : null}
    </ReaderContext.Provider>
  )
}

import { useRef } from 'preact/hooks'
import { CONSOLE_PATHS } from '../console/answers/paths'
import type { PlaceAnswer } from '../console/answers/place'
import type { WaitingAnswer } from '../console/answers/waiting'
import { grouped } from '../display/text/numbers'
import { useAnswer } from './api/use-answer'
import { goTo } from './location'
import { Link } from './parts/link'
import { addressOfSearch } from './search'
import { useKeys, useKeysAfter } from './keys'

/** The views, each with the key that follows G. */
export const VIEWS = [
  { path: '/', title: 'Now', key: 'N' },
  { path: '/calls', title: 'Calls', key: 'C' },
  { path: '/report', title: 'Report', key: 'R' },
  { path: '/quarantine', title: 'Quarantine', key: 'Q' },
  { path: '/completeness', title: 'Completeness', key: 'M' },
] as const

/** How often to look at what waits, in milliseconds. */
const WAITING_MS = 30_000

const Logo = () => (
  <svg viewBox="0 0 20 20" aria-hidden="true">
    <rect width="20" height="20" rx="5" fill="var(--ink)" />
    <g fill="var(--surface)" stroke="var(--surface)">
      <path d="M4.5 7h6M4.5 13h11" stroke-width="2.2" />
      <path d="m13 5.2 3 3.4m0-3.4-3 3.4" stroke-width="1.4" />
    </g>
  </svg>
)

const Find = () => {
  const field = useRef<HTMLInputElement>(null)
  useKeys({
    '/': () => {
      field.current?.focus()
    },
  })
  return (
    <form
      class="find"
      role="search"
      onSubmit={event => {
        event.preventDefault()
        const text = field.current?.value.trim() ?? ''
        if (text !== '') goTo(addressOfSearch(text))
        field.current?.blur()
      }}
    >
      <input
        ref={field}
        type="search"
        placeholder="Number, call id or tag"
        aria-label="Number, call id or tag"
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  )
}

const Waiting = () => {
  const { value } = useAnswer<WaitingAnswer>(CONSOLE_PATHS.waiting, [], WAITING_MS)
  if (value === undefined || !('value' in value.quarantine)) return null
  const { count, more } = value.quarantine.value
  return count === 0 ? null : <span class="badge">{`${grouped(count)}${more ? '+' : ''}`}</span>
}

export const TopBar = ({
  path,
  place,
}: {
  readonly path: string
  readonly place: PlaceAnswer | undefined
}) => {
  useKeysAfter(
    'G',
    Object.fromEntries(
      VIEWS.map(view => [
        view.key,
        () => {
          goTo(view.path)
        },
      ]),
    ),
  )
  return (
    <header class="top">
      <div class="bar">
        <Link to="/" class="brand" label="disconnects">
          <Logo />
          <span>disconnects</span>
        </Link>
        {place === undefined ? null : (
          <span class="where">
            {place.name}
            {place.region === undefined ? null : <small> · {place.region}</small>}
          </span>
        )}
        <nav class="tabs" aria-label="Views">
          {VIEWS.map(view => (
            <Link
              key={view.path}
              to={view.path}
              current={
                view.path === '/' ? path === '/' : path === view.path || path.startsWith(`${view.path}/`)
              }
            >
              {view.title}
              {view.path === '/quarantine' ? <Waiting /> : null}
            </Link>
          ))}
        </nav>
        <Find />
      </div>
    </header>
  )
}

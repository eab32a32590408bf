import { useLayoutEffect, useState } from 'preact/hooks'

/** Where the reader is: the view and what it shows. */
export type Place = { readonly path: string; readonly query: URLSearchParams }

const CHANGED = 'disconnects:location'

const current = (): Place => ({ path: location.pathname, query: new URLSearchParams(location.search) })

/** The address of a view. Of parameters without a value nothing remains. */
export const addressOf = (
  path: string,
  parameters: readonly (readonly [name: string, value: string | undefined])[] | URLSearchParams = [],
): string => {
  const query = new URLSearchParams()
  for (const [name, value] of parameters) if (value !== undefined && value !== '') query.append(name, value)
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

/** An address in the zone of the one before: somebody who chose a zone does not lose it on the way. */
export const inZoneOf = (current: URLSearchParams, address: string): string => {
  const [path = '', query = ''] = address.split('?')
  const parameters = new URLSearchParams(query)
  const zone = current.get('tz')
  if (zone === null || parameters.has('tz')) return address
  parameters.append('tz', zone)
  return addressOf(path, parameters)
}

/** Goes to another view, in the same zone. @param how replace: so that "back" does not come here again */
export const goTo = (address: string, how: 'push' | 'replace' = 'push'): void => {
  const kept = inZoneOf(new URLSearchParams(location.search), address)
  if (how === 'push') history.pushState(null, '', kept)
  else history.replaceState(null, '', kept)
  dispatchEvent(new Event(CHANGED))
}

/** The place, also after it changes. */
export const usePlace = (): Place => {
  const [place, setPlace] = useState(current)
  useLayoutEffect(() => {
    const update = (): void => {
      setPlace(current())
    }
    addEventListener('popstate', update)
    addEventListener(CHANGED, update)
    return () => {
      removeEventListener('popstate', update)
      removeEventListener(CHANGED, update)
    }
  }, [])
  return place
}

/** Changes parameters of the address; undefined removes one. */
export const withParameters = (
  { path, query }: Place,
  changes: Readonly<Record<string, string | undefined>>,
): string => {
  const changed = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changes))
    if (value === undefined || value === '') changed.delete(name)
    else changed.set(name, value)
  return addressOf(path, changed)
}

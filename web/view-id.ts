import type { Place } from './location'

/** What stands after the name of the view: the id of `/calls/ID`. */
export const idIn = ({ path }: Place): string | undefined => {
  const id = path.split('/')[2]
  if (id === undefined || id === '') return undefined
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

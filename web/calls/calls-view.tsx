import type { Place } from '../location'
import { ViewHead } from '../parts/card'

export const CallsView = ({ place }: { readonly place: Place }) => (
  <ViewHead title="Calls" about={place.path} />
)

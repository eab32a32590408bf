import type { Place } from '../location'
import { ViewHead } from '../parts/card'

export const CompletenessView = ({ place }: { readonly place: Place }) => (
  <ViewHead title="Completeness" about={place.path} />
)

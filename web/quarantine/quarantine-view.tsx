import type { Place } from '../location'
import { ViewHead } from '../parts/card'

export const QuarantineView = ({ place }: { readonly place: Place }) => (
  <ViewHead title="Quarantine" about={place.path} />
)

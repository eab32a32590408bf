import type { Place } from '../location'
import { ViewHead } from '../parts/card'

export const ReportView = ({ place }: { readonly place: Place }) => (
  <ViewHead title="Report" about={place.path} />
)

import type { Place } from '../location'
import { ViewHead } from '../parts/card'

export const NowView = ({ place }: { readonly place: Place }) => <ViewHead title="Now" about={place.path} />

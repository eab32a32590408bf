import { restorePlus } from '../disconnect/call-party'
import { PARTY_FILTERS } from '../question/filters'
import type { Parameters } from '../question/parameters'

/** A plus that is not encoded, in front of a number or its URI. As a form, the query string would have a space there. */
const BARE_PLUS = new RegExp(
  String.raw`(?<=(?:^|&)(?:${PARTY_FILTERS.join('|')})=(?:tel|sips?)(?::|%3A))\+(?=[1-9]\d{6})`,
  'gi',
)

/** No party begins with a space. A space in front of a number is a plus that somebody on the way decoded and encoded again. */
const withPlus = (text: string): string => (text.startsWith(' ') ? restorePlus(text) : text)

/** The parameters of a query string, which is without its `?`. */
export const queryParameters = (query: string): Parameters =>
  [...new URLSearchParams(query.replaceAll(BARE_PLUS, '%2B'))].map(([name, text]) => [
    name,
    PARTY_FILTERS.includes(name) ? withPlus(text) : text,
  ])

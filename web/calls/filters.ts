import { isRight } from 'fp-ts/Either'
import type { Dates } from '../../display/time/date-text'
import { spanText } from '../../display/time/date-text'
import { shortIds, shortText } from '../../display/text/group-name'
import { counted, listed } from '../../display/text/numbers'
import { PARAMETER_CHOICES } from '../../display/text/parameter-choices'
import { epochMs } from '../../lambda/disconnect/timestamp'
import { CauseChoice } from '../../lambda/question/cause-codecs'
import { FILTER_NAMES, FILTERS, type Filter, type FilterName } from '../../lambda/question/filters'
import type { Parameters } from '../api/client'
import { isRelative, type Range } from '../range'

/** Where the name of a filter says less to somebody who has not read the API. */
const LABELS: Readonly<Partial<Record<FilterName, string>>> = {
  callId: 'call id',
  parentCallId: 'made by call',
  causeClass: 'class',
  applicationId: 'application',
  accountId: 'account',
  minTalkMs: 'talk at least',
  maxTalkMs: 'talk at most',
  eventType: 'event',
}

/** What a filter is called in front of its value. */
export const labelOf = (name: FilterName): string => LABELS[name] ?? name

export const helpOf = (name: FilterName): string => FILTERS[name].flag.help

export const choicesOf = (name: FilterName): readonly string[] => PARAMETER_CHOICES[name] ?? []

export const isList = (name: FilterName): boolean => {
  const { list }: Pick<Filter<never>, 'list'> = FILTERS[name]
  return list === true
}

/** The filters of an address, as the API takes them. */
export const filtersIn = (query: URLSearchParams): Parameters =>
  FILTER_NAMES.flatMap(name =>
    query
      .getAll(name)
      .filter(value => value.trim() !== '')
      .map(value => [name, value] as const),
  )

/** The names of the filters that an address has, in the order of the table of filters. */
export const filtersGiven = (query: URLSearchParams): readonly FilterName[] =>
  FILTER_NAMES.filter(name => query.getAll(name).some(value => value.trim() !== ''))

/** The values of a list, and whether they are those that are not wanted. */
export type Choice = { readonly isNot: boolean; readonly values: readonly string[] }

const NO_CHOICE: Choice = { isNot: false, values: [] }

export const choiceIn = (query: URLSearchParams, name: FilterName): Choice => {
  const texts = query.getAll(name).filter(text => text.trim() !== '')
  if (texts.length === 0) return NO_CHOICE
  // All lists are written in the same way; only causes can be excluded.
  const decoded = CauseChoice.decode(texts)
  return isRight(decoded) ? { isNot: decoded.right._tag === 'none', values: decoded.right.causes } : NO_CHOICE
}

/** One value of a list: what has a meaning in a list is escaped. */
const escaped = (value: string): string => value.replaceAll(/[\\,]/g, '\\$&').replace(/^!/, '\\!')

/** `busy,timeout`, `!hangup`; undefined if nothing is chosen. */
export const choiceText = ({ isNot, values }: Choice): string | undefined =>
  values.length === 0 ? undefined : values.map(value => (isNot ? '!' : '') + escaped(value)).join(',')

const texts = (query: URLSearchParams, name: FilterName): readonly string[] =>
  query.getAll(name).filter(text => text.trim() !== '')

/** The value of a filter for people: `busy or timeout`, `not hangup`. */
export const valueIn = (query: URLSearchParams, name: FilterName): string => {
  const sent = texts(query, name)
  if (!isList(name)) {
    const text = name === 'applicationId' ? shortIds(sent) : shortText
    return sent.map(text).join(', ')
  }
  const { isNot, values } = choiceIn(query, name)
  if (values.length === 0) return shortText(sent.join(', '))
  return (
    (isNot ? 'not ' : '') + shortText(listed(values).replace(/ and (?=[^,]*$)/, isNot ? ' nor ' : ' or '))
  )
}

const UNITS: Readonly<Record<string, string>> = {
  w: 'week',
  d: 'day',
  h: 'hour',
  m: 'minute',
  s: 'second',
}

/** `24h` → `24 hours`; undefined for what has several units. */
const lengthText = (text: string): string | undefined => {
  const [, amount = '', unit = ''] = /^(\d+)([wdhms])$/.exec(text.trim()) ?? []
  const word = UNITS[unit]
  return word === undefined ? undefined : counted(Number(amount), word)
}

/** `last 24 hours`, for a period that ends now. */
export const lastText = (since: string): string => {
  const length = lengthText(since) ?? since.trim()
  return `last ${length.replace(/^1 /, '')}`
}

/** `last 24 hours`, `Today 13:45–14:45`, `Wed 18 Nov 13:45–14:45`; with the year if it is another one. */
export const periodText = (query: URLSearchParams, otherwise: string, range: Range, dates: Dates): string => {
  const since = query.get('since') ?? otherwise
  if (isRelative(since) && query.get('until') === null) return lastText(since)
  const [fromMs, toMs, nowMs] = [epochMs(range.since), epochMs(range.until), Date.now()]
  if (dates.year(fromMs) !== dates.year(nowMs))
    return `${dates.momentOfYear(fromMs)} – ${dates.momentOfYear(toMs)}`
  const text = spanText(dates, { fromMs, toMs })
  const today = dates.day(nowMs)
  return text.startsWith(today) ? `Today${text.slice(today.length)}` : text
}

/** As the text of a button. */
export const capitalized = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

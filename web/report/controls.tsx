import { useState } from 'preact/hooks'
import { DIMENSION_TITLES } from '../../display/text/group-name'
import type { Violation } from '../../lambda/codec/decode'
import { DIMENSION_NAMES } from '../../lambda/report/dimensions'
import { FilterBar } from '../calls/filter-bar'
import { goTo, type Place, withParameters } from '../location'
import { PERIODS, periodTitle, SINCE_DEFAULT } from './period'
import { comparedWith, groupedBy, NOTHING } from './request'

type Option = { readonly value: string; readonly title: string }

/** `ended [Last 7 days]` */
const Choose = ({
  label,
  value,
  options,
  onChoose,
}: {
  readonly label: string
  readonly value: string
  readonly options: readonly Option[]
  readonly onChoose: (value: string) => void
}) => (
  <label class="choose">
    <span aria-hidden="true">{label}</span>
    <select
      aria-label={label}
      value={value}
      onChange={event => {
        onChoose(event.currentTarget.value)
      }}
    >
      {options.map(option => (
        <option key={option.value} value={option.value}>
          {option.title}
        </option>
      ))}
    </select>
  </label>
)

const OWN = 'Other times'

const OwnTimes = ({ place }: { readonly place: Place }) => (
  <form
    class="own-times"
    onSubmit={event => {
      event.preventDefault()
      const typed = new FormData(event.currentTarget)
      const text = (name: string): string | undefined => {
        const value = typed.get(name)
        return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
      }
      goTo(withParameters(place, { since: text('since') ?? SINCE_DEFAULT, until: text('until') }))
    }}
  >
    <input
      name="since"
      aria-label="since"
      placeholder="yesterday, 14:00, 2h"
      defaultValue={place.query.get('since') ?? ''}
    />
    <span>to</span>
    <input name="until" aria-label="until" placeholder="now" defaultValue={place.query.get('until') ?? ''} />
    <button class="button">Show</button>
  </form>
)

const DIMENSIONS: readonly Option[] = DIMENSION_NAMES.map(name => ({
  value: name,
  title: DIMENSION_TITLES[name],
}))

const COMPARED: readonly Option[] = [
  { value: 'previous', title: 'The period before' },
  { value: 'previousWeek', title: 'A week earlier' },
  { value: NOTHING, title: 'Nothing' },
]

/** What the report is about: its period, its groups, and what it is compared with. */
export const Controls = ({
  place,
  violations,
}: {
  readonly place: Place
  readonly violations: readonly Violation[]
}) => {
  const { query } = place
  const known = periodTitle(query)
  const [isOwn, setOwn] = useState(false)
  const title = isOwn || known === undefined ? OWN : known
  const [first = 'applicationId', second = ''] = groupedBy(query)
  const go = (changes: Readonly<Record<string, string | undefined>>): void => {
    goTo(withParameters(place, changes))
  }
  const group = (names: readonly string[]): void => {
    const by = [...new Set(names.filter(name => name !== ''))]
    go({ by: by.join(',') })
  }
  return (
    <>
      <Choose
        label="ended"
        value={title}
        options={[
          ...PERIODS.map(period => ({ value: period.title, title: period.title })),
          { value: OWN, title: OWN },
        ]}
        onChoose={chosen => {
          const period = PERIODS.find(each => each.title === chosen)
          setOwn(period === undefined)
          if (period !== undefined) go({ since: period.since, until: period.until })
        }}
      />
      {title === OWN ? <OwnTimes key={query.toString()} place={place} /> : null}
      <Choose
        label="by"
        value={first}
        options={DIMENSIONS}
        onChoose={chosen => {
          group([chosen, second])
        }}
      />
      <Choose
        label="and"
        value={second}
        options={[{ value: '', title: 'nothing else' }, ...DIMENSIONS.filter(({ value }) => value !== first)]}
        onChoose={chosen => {
          group([first, chosen])
        }}
      />
      <Choose
        label="against"
        value={comparedWith(query) ?? NOTHING}
        options={COMPARED}
        onChoose={chosen => {
          go({ compare: chosen })
        }}
      />
      <FilterBar place={place} otherwise={SINCE_DEFAULT} violations={violations} withPeriod={false} />
    </>
  )
}

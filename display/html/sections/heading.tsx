import { FILTER_NAMES } from '../../../lambda/question/filters'
import { listed } from '../../text/numbers'
import { visible } from '../../text/visible-text'
import { timesIn } from '../../time/time-text'
import type { View } from '../view'

/** What leaves calls out of the report. The values are in the command at its end. */
const filtersOf = ({ request: { question } }: View): readonly string[] =>
  FILTER_NAMES.filter(name => question[name] !== undefined)

const applications = ({ reading }: View): string | undefined => {
  const count = reading.calls.text('applicationId').texts.length - 1
  if (count < 1) return undefined
  return count === 1 ? '1 application' : `${count} applications`
}

export const Heading = ({ view }: { readonly view: View }) => {
  const { dates, range, report, request, place, madeAt } = view
  const { sinceMs, untilMs } = range
  const facts = [visible(place), applications(view)].filter(fact => fact !== undefined)
  const filters = filtersOf(view)
  return (
    <header>
      <div>
        <p>Phone calls, {dates.days(sinceMs, untilMs)}</p>
        <h1>How our calls ended</h1>
      </div>
      <p class="facts">
        {dates.moment(sinceMs)} – {dates.moment(untilMs)}
        <br />
        {visible(timesIn(request.zone).zone([report.since, report.until]))}
        <br />
        {facts.join(' · ')}
        {filters.length === 0 ? null : (
          <>
            <br />
            only some calls: filtered by {listed(filters)}, see the command at the end
          </>
        )}
        <br />
        made {dates.momentOfYear(Date.parse(madeAt))}
      </p>
    </header>
  )
}

import { visible } from '../../display/text/visible-text'
import { timesIn } from '../../display/time/time-text'
import type { ScheduledRun } from '../../lambda/reconciliation/store'
import { Card } from '../parts/card'
import { useReader } from '../reader'

const stateOf = ({ endedAt, reached, until }: ScheduledRun): readonly [text: string, isBad: boolean] => {
  if (endedAt === undefined) return ['has not ended: it still runs, or it died', false]
  if (reached === undefined) return ['failed: see the log of the reconcile function', true]
  return reached < until ? ['stopped; the next one continues', false] : ['all looked at', false]
}

/** When the scheduled function last looked, for each account. */
export const Runs = ({ runs }: { readonly runs: readonly ScheduledRun[] }) => {
  const { zone } = useReader()
  const times = timesIn(zone)
  if (runs.length === 0) return null
  return (
    <Card title="Last runs" about="one an hour for each account">
      <div class="scroll" role="region" aria-label="Table: last runs" tabIndex={0}>
        <table>
          <caption class="hidden">The last run for each account</caption>
          <thead>
            <tr>
              <th scope="col" class="text">
                Account
              </th>
              <th scope="col" class="text">
                Started
              </th>
              <th scope="col" class="text">
                Calls until
              </th>
              <th scope="col" class="text">
                Result
              </th>
            </tr>
          </thead>
          <tbody>
            {runs
              .toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
              .map(run => {
                const [text, isBad] = stateOf(run)
                return (
                  <tr key={run.accountId}>
                    <th scope="row" class="text">
                      {visible(run.accountId)}
                    </th>
                    <td class="text">{times.short(run.startedAt)}</td>
                    <td class="text">{times.short(run.reached ?? run.until)}</td>
                    <td class={isBad ? 'text bad' : 'text'}>{text}</td>
                  </tr>
                )
              })}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

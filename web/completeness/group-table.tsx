import type { CompletenessReport, GroupReport } from '../../display/figures/completeness'
import { grouped } from '../../display/text/numbers'
import { percentDown } from '../../display/text/share-text'
import { visible } from '../../display/text/visible-text'
import { addressOf } from '../location'
import { Link } from '../parts/link'

/** Nearly every share is close to 1: the bar shows the range from 99.9 % on, and is empty below. */
const BAR_FROM = 0.999

/** Rounded down: only all of them are 100 %. */
export const shareText = (share: number | undefined): string =>
  share === undefined ? '–' : `${percentDown(share)} %`

export const applicationOf = ({ applicationId }: GroupReport): string => visible(applicationId ?? '–')

const ARROWS: Readonly<Record<string, string>> = { outbound: '↗', inbound: '↙' }

export const Direction = ({ direction }: { readonly direction: string | undefined }) => (
  <>
    <span class="dim" aria-hidden="true">
      {ARROWS[direction ?? ''] ?? ''}
    </span>{' '}
    {visible(direction ?? '–')}
  </>
)

const Bar = ({ share }: { readonly share: number }) => {
  const part = Math.max(0, (share - BAR_FROM) / (1 - BAR_FROM))
  return (
    <svg class="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="8" fill="var(--sunken)" />
      <rect width={part * 100} height="8" fill="var(--normal)" />
    </svg>
  )
}

type Total = Pick<CompletenessReport, 'listed' | 'arrived' | 'missing' | 'completeness'>

const Figures = ({ total, calls }: { readonly total: Total; readonly calls: string | undefined }) => (
  <>
    <td>{grouped(total.listed)}</td>
    <td>{grouped(total.arrived)}</td>
    <td>
      {total.missing === 0 || calls === undefined ? (
        grouped(total.missing)
      ) : (
        <Link to={calls} label={`${grouped(total.missing)} missing: show them`}>
          {grouped(total.missing)}
        </Link>
      )}
    </td>
    <td class="strong">{shareText(total.completeness)}</td>
    <td class="bar-cell">{total.completeness === undefined ? null : <Bar share={total.completeness} />}</td>
  </>
)

/** The calls of a group that were found in Bandwidth's list. */
const missingOf = (report: CompletenessReport, group?: GroupReport): string =>
  addressOf('/calls', [
    ['since', report.since],
    ['until', report.until],
    ['source', 'reconciled'],
    ['applicationId', group?.applicationId],
    ['direction', group?.direction],
  ])

/** The completeness of each group that is set up, and of all together. */
export const GroupTable = ({ report }: { readonly report: CompletenessReport }) => {
  const groups = report.by.filter(({ configured }) => configured)
  return (
    <div
      class="scroll"
      role="region"
      aria-label="Table: completeness by application and direction"
      tabIndex={0}
    >
      <table class="groups">
        <caption class="hidden">Completeness by application and direction</caption>
        <thead>
          <tr>
            <th scope="col" class="text">
              Application
            </th>
            <th scope="col" class="text">
              Direction
            </th>
            <th scope="col">Listed</th>
            <th scope="col">Arrived</th>
            <th scope="col">Missing</th>
            <th scope="col">Complete</th>
            <th scope="col" class="bar-cell">
              99.9 to 100 %
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group, i) => (
            <tr key={i}>
              <th scope="row" class="text id">
                {applicationOf(group)}
              </th>
              <td class="text">
                <Direction direction={group.direction} />
              </td>
              <Figures total={group} calls={missingOf(report, group)} />
            </tr>
          ))}
          {groups.length > 1 ? (
            <tr>
              <th scope="row" class="text strong">
                all
              </th>
              <td />
              <Figures total={report} calls={missingOf(report)} />
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  )
}

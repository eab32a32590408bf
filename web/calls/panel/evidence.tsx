import { useState } from 'preact/hooks'
import { counted } from '../../../display/text/numbers'
import { timesIn } from '../../../display/time/time-text'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { useReader } from '../../reader'
import { CauseText } from '../cause'
import { comparedNames, type Evidence } from './call-records'
import { clockText, valueText } from './value-text'

const Cell = ({
  name,
  record,
  differs,
}: {
  readonly name: keyof Disconnect
  readonly record: Disconnect
  readonly differs: boolean
}) => {
  const { zone } = useReader()
  return (
    <td class={differs ? 'text differs' : 'text'}>
      {name === 'cause' ? <CauseText cause={record.cause} /> : valueText(name, record[name], timesIn(zone))}
    </td>
  )
}

/** Deliveries that contradict what was stored first, beside it. */
export const EvidenceTable = ({ evidence }: { readonly evidence: Evidence }) => {
  const { zone } = useReader()
  const [isAll, setAll] = useState(false)
  const times = timesIn(zone)
  const { stored, conflicts } = evidence
  const records = [...(stored === undefined ? [] : [stored]), ...conflicts]
  const compared = comparedNames(records)
  const agree = compared.filter(({ differs }) => !differs).length
  const what = conflicts.length === 1 ? 'a later delivery says otherwise' : 'later deliveries say otherwise'
  return (
    <section class="panel-part" aria-label="Evidence">
      <h3>
        Evidence: {what} <small>{conflicts[0]?.eventType}</small>
      </h3>
      <div class="scroll" tabIndex={0} role="region" aria-label="Table: what differs">
        <table class="evidence">
          <caption class="hidden">What was stored, and what arrived later</caption>
          <thead>
            <tr>
              <th scope="col" class="text">
                <span class="hidden">Property</span>
              </th>
              {records.map((record, i) => (
                <th key={i} scope="col" class="text">
                  {record === stored ? 'stored' : 'arrived'},{' '}
                  {clockText(times, record.receivedAt).slice(0, 8)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {compared
              .filter(({ differs }) => differs || isAll)
              .map(({ name, differs }) => (
                <tr key={name}>
                  <th scope="row" class="text ink-3">
                    {name}
                  </th>
                  {records.map((record, i) => (
                    <Cell key={i} name={name} record={record} differs={differs && record !== stored} />
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      <p class="ink-3">
        {counted(agree, 'property agrees', 'properties agree')}{' '}
        <button
          type="button"
          class="text-button"
          aria-expanded={isAll}
          onClick={() => {
            setAll(!isAll)
          }}
        >
          {isAll ? 'Hide' : 'Show'}
        </button>
      </p>
    </section>
  )
}

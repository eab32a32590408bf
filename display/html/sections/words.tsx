import { percentDown } from '../../text/share-text'
import type { View } from '../view'
import { Section } from './parts'

/** What the words of the page mean, to somebody who has never heard of them. */
export const Words = ({ view }: { readonly view: View }) => {
  const { completeness } = view.report
  return (
    <Section name="words" title="Words">
      <dl class="words">
        <dt>Answered</dt>
        <dd>
          Somebody or something picked up. A voicemail counts as well; the record cannot tell. The talk is
          from the answer to the end.
        </dd>
        <dt>Failed</dt>
        <dd>
          Ended by an error of our application, a limit, or Bandwidth's platform. Busy, declined and not
          answered are no failures.
        </dd>
        <dt>At once</dt>
        <dd>Calls that have started and not ended, whether they are answered or not.</dd>
        <dt>± or a–b</dt>
        <dd>95 % Wilson interval: what chance alone may do. A difference inside it means nothing yet.</dd>
        {view.beforeName === undefined ? null : (
          <>
            <dt>Beyond chance</dt>
            <dd>The two intervals do not overlap. pt: percentage points.</dd>
          </>
        )}
        <dt>Completeness</dt>
        <dd>
          {completeness === undefined
            ? 'Not known: no run has compared these calls with the list that Bandwidth keeps.'
            : `${percentDown(completeness)} % of the calls that Bandwidth lists told us of their end. Those that did not were fetched from its list, and are counted here.`}
        </dd>
      </dl>
    </Section>
  )
}

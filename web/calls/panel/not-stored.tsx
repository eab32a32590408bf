import { Message } from '../../parts/states'

/** Nothing is stored of a call. */
export const NotStored = () => (
  <Message title="Nothing is stored of this call">
    <p>It may still go on, or its callback is on its way: that takes up to a minute.</p>
    <p>
      Or its callback never came here: its application may not be set up, or it was no request that could be
      decoded (see Quarantine). Or its time to live is over, or it was erased.
    </p>
  </Message>
)

export const CallPanel = ({
  callId,
}: {
  readonly callId: string
  readonly onClose: () => void
  readonly onMove: ((by: number) => () => void) | undefined
}) => (
  <aside class="card call-panel">
    <h2>{callId}</h2>
  </aside>
)

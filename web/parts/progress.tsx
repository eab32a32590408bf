/** How much has been read: from the newest back, so from the right. */
export const Progress = ({ share }: { readonly share: number }) => (
  <div class="progress" aria-hidden="true">
    <div style={{ width: `${(Math.min(1, Math.max(0, share)) * 100).toFixed(1)}%` }} />
  </div>
)

import type { ComponentChildren } from 'preact'

type ChipProps = {
  readonly label: string
  readonly wrong?: string | undefined
  readonly children: ComponentChildren
  readonly onEdit: () => void
  readonly onRemove?: (() => void) | undefined
}

/** A filter: its name and value, to change it and to remove it. */
export const Chip = ({ label, wrong, children, onEdit, onRemove }: ChipProps) => (
  <li class={wrong === undefined ? 'chip' : 'chip wrong'}>
    <button type="button" class="chip-value" onClick={onEdit}>
      <span class="dim">{label}</span> {children}
    </button>
    {onRemove === undefined ? null : (
      <button type="button" class="chip-remove" aria-label={`Remove the filter ${label}`} onClick={onRemove}>
        ×
      </button>
    )}
    {wrong === undefined ? null : <span class="chip-wrong">expected {wrong}</span>}
  </li>
)

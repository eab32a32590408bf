import { useEffect, useRef, useState } from 'preact/hooks'
import { areKeysOn, switchKeys } from './keys'

const KEYS: readonly (readonly [keys: string, meaning: string])[] = [
  ['/', 'find'],
  ['G N · C · R · Q · M', 'Now, Calls, Report, Quarantine, Completeness'],
  ['F', 'add a filter'],
  ['J K', 'next and previous row'],
  ['Enter', 'open'],
  ['Esc', 'close'],
  ['X', 'filter by the cause of the row'],
  ['[ ]', 'period before, period after'],
  ['T', 'figures of a chart'],
  ['P', 'pause'],
  ['C', 'copy the command'],
  ['L', 'copy the link'],
  ['?', 'this list'],
]

/** What the keys do. */
export const Help = ({ onClose }: { readonly onClose: () => void }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [isOn, setOn] = useState(areKeysOn)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog ref={dialog} aria-labelledby="keys" onClose={onClose}>
      <h2 id="keys">Keys</h2>
      <ul class="key-list">
        {KEYS.map(([keys, meaning]) => (
          <li key={keys}>
            <kbd>{keys}</kbd> {meaning}
          </li>
        ))}
      </ul>
      <label>
        <input
          type="checkbox"
          checked={isOn}
          onChange={({ currentTarget }) => {
            switchKeys(currentTarget.checked)
            setOn(currentTarget.checked)
          }}
        />{' '}
        Single keys do something
      </label>
      <form method="dialog" class="actions">
        <button class="button">Close</button>
      </form>
    </dialog>
  )
}

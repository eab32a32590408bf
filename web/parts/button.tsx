import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'

type ButtonProps = {
  readonly onClick: () => void
  readonly kind?: 'plain' | 'first'
  /** The key that does the same. */
  readonly hint?: string
  readonly label?: string
  readonly pressed?: boolean
  readonly disabled?: boolean
  readonly children: ComponentChildren
}

export const Button = ({
  onClick,
  kind = 'plain',
  hint,
  label,
  pressed,
  disabled,
  children,
}: ButtonProps) => (
  <button
    type="button"
    class={kind === 'first' ? 'button first' : 'button'}
    aria-label={label}
    aria-pressed={pressed}
    aria-keyshortcuts={hint}
    disabled={disabled}
    onClick={onClick}
  >
    {children}
    {hint === undefined ? null : <kbd aria-hidden="true">{hint}</kbd>}
  </button>
)

const COPIED_MS = 2_000

/** Copies, and says so for a moment. @returns whether it was copied just now, and what copies */
export const useCopy = (text: () => string): readonly [isCopied: boolean, copy: () => void] => {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return undefined
    const timer = setTimeout(() => {
      setCopied(false)
    }, COPIED_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [isCopied])
  const copy = (): void => {
    navigator.clipboard.writeText(text()).then(
      () => {
        setCopied(true)
      },
      () => {
        // Where the clipboard is not allowed, the text can be taken by hand.
        prompt('Copy this text', text())
      },
    )
  }
  return [isCopied, copy]
}

export const CopyButton = ({
  text,
  kind,
  hint,
  children,
}: {
  readonly text: () => string
  readonly kind?: 'plain' | 'first'
  readonly hint?: string
  readonly children: string
}) => {
  const [isCopied, copy] = useCopy(text)
  return (
    <Button onClick={copy} {...(kind && { kind })} {...(hint !== undefined && { hint })}>
      <span aria-live="polite">{isCopied ? 'Copied' : children}</span>
    </Button>
  )
}

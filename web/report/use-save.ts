import { useState } from 'preact/hooks'
import { NoAnswer } from '../api/client'

/** Saves what was read as a file. */
export const useSave = (read: () => Promise<Blob>, name: string) => {
  const [isSaving, setSaving] = useState(false)
  const [failure, setFailure] = useState<string>()
  const save = (): void => {
    setSaving(true)
    setFailure(undefined)
    read()
      .then(blob => {
        const url = URL.createObjectURL(blob)
        const link = document.createElement('a')
        link.href = url
        link.download = name
        link.click()
        URL.revokeObjectURL(url)
      })
      .catch((error: unknown) => {
        setFailure(error instanceof NoAnswer ? error.message : String(error))
      })
      .finally(() => {
        setSaving(false)
      })
  }
  return { save, isSaving, failure }
}

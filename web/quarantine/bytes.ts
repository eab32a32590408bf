/** `512 B`, `2.5 KB` */
export const sizeText = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} B`
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

const PER_LINE = 16

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

/** Only these have a picture of their own. */
const isPrintable = (byte: number): boolean => byte >= 0x20 && byte <= 0x7e

/** Bytes as `hexdump -C` writes them: their place, their values, and the letters among them. */
export const hexDump = (bytes: Uint8Array, most: number): string => {
  const lines: string[] = []
  for (let at = 0; at < Math.min(bytes.length, most); at += PER_LINE) {
    const part = [...bytes.subarray(at, Math.min(at + PER_LINE, most))]
    const values = part.map(byte => hex(byte, 2)).join(' ')
    const letters = part.map(byte => (isPrintable(byte) ? String.fromCharCode(byte) : '.')).join('')
    lines.push(`${hex(at, 8)}  ${values.padEnd(PER_LINE * 3 - 1)}  ${letters}`)
  }
  return lines.join('\n')
}

export const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))

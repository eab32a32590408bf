/** A text may be escaped several times over. No more decodings than these are made of one. */
const DECODINGS_MAX = 16

const ESCAPES: Readonly<Record<string, string>> = { b: ' ', f: ' ', n: '\n', r: '\r', t: '\t' }

/** Decodes the escapes of JSON, wherever they are: what is in quarantine may be no JSON as a whole. */
const unescaped = (text: string): string =>
  text.includes('\\')
    ? text.replaceAll(/\\(?:u([0-9a-f]{4})|([^u]))/giu, (_, code: string | undefined, letter: string) =>
        code === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(parseInt(code, 16)),
      )
    : text

/**
 * Decodes the encoding of forms and URLs, wherever it is. A plus sign between digits was a space. Any other may be that of a number, and
 * stays.
 */
const formDecoded = (text: string): string => {
  const spaced = text.includes('+') ? text.replaceAll(/(?<=[\d)])\+(?=[\d(])/g, ' ') : text
  return spaced.includes('%')
    ? spaced.replaceAll(/(?:%[0-9a-f]{2})+/gi, bytes =>
        Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'),
      )
    : spaced
}

/** With one character for each digit, space and letter that has several. */
const normalized = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[٠-٩۰-۹]/g, digit => String(digit.charCodeAt(0) & 0xf))

/** A text as it is and with its escapes decoded, as often as that gives another text. */
export const decodingsOf = (text: string): readonly string[] => {
  const found = new Set([normalized(text)])
  for (const each of found)
    for (const decode of [unescaped, formDecoded])
      if (found.size < DECODINGS_MAX) found.add(normalized(decode(each)))
  return [...found]
}

const latin1 = new TextDecoder('latin1')
const utf8 = new TextDecoder('utf-8', { fatal: true })

const utf16Of = (bytes: Uint8Array): readonly string[] => {
  const even = Buffer.from(bytes.subarray(0, bytes.byteLength & ~1))
  return [even.toString('utf16le'), even.swap16().toString('utf16le')]
}

/** The texts that bytes may be: in UTF-8 if they are that, or else in the encodings that programs use in its place. */
export const textsOfBytes = (bytes: Uint8Array): readonly string[] => {
  try {
    const text = utf8.decode(bytes)
    // Digits in UTF-16 are valid UTF-8, with a zero byte beside each.
    return text.includes('\0') ? [text, ...utf16Of(bytes)] : [text]
  } catch {
    return [latin1.decode(bytes), ...utf16Of(bytes)]
  }
}

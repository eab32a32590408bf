import stringWidth from 'string-width'

/** Control characters, those that change the direction of writing, and a byte order mark. Strangers send them, and a terminal would obey them. */
// eslint-disable-next-line no-control-regex -- the pattern is about control characters
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u061c\ufeff\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

export const visible = (text: string): string => text.replaceAll(CONTROL, '\ufffd')

const ASCII = /^[\x20-\x7e]*$/

/** The width in columns of a terminal: a Chinese character takes two. */
export const widthOf = (text: string): number => (ASCII.test(text) ? text.length : stringWidth(text))

/** Made where it is used, since that takes longer than to load the rest of the program. */
let segmenter: Intl.Segmenter | undefined

/** In characters. A longer text does not fit on a line, and is not measured to its end. */
const MEASURED_MAX = 4_000

/** As much of the text as fits, with an ellipsis if it is cut. */
export const clipped = (text: string, width: number): string => {
  if (text.length <= MEASURED_MAX && widthOf(text) <= width) return text
  let kept = ''
  let used = 0
  for (const { segment } of (segmenter ??= new Intl.Segmenter()).segment(text.slice(0, MEASURED_MAX))) {
    used += widthOf(segment)
    if (used > width - 1) break
    kept += segment
  }
  return width > 0 ? `${kept}…` : ''
}

export const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)))

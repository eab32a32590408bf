import stringWidth from 'string-width'

/** Control characters, and those that turn the direction of writing: sent by strangers, obeyed by terminals. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

export const visible = (text: string): string => text.replaceAll(CONTROL, '\ufffd')

const ASCII = /^[\x20-\x7e]*$/

/** In columns of a terminal: a Chinese character has two. */
export const widthOf = (text: string): number => (ASCII.test(text) ? text.length : stringWidth(text))

const segmenter = new Intl.Segmenter()

/** In characters: a longer text has no room on a line, and is not measured to its end. */
const MEASURED_MAX = 4_000

/** As much of the text as has room, with an ellipsis where something is missing. */
export const clipped = (text: string, width: number): string => {
  if (text.length <= MEASURED_MAX && widthOf(text) <= width) return text
  let kept = ''
  let used = 0
  for (const { segment } of segmenter.segment(text.slice(0, MEASURED_MAX))) {
    used += widthOf(segment)
    if (used > width - 1) break
    kept += segment
  }
  return width > 0 ? `${kept}…` : ''
}

export const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)))

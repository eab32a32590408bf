import { E164 } from '../../lambda/disconnect/call-party'

/** A text that begins like a formula, perhaps after the apostrophes that make it text. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/

/**
 * A spreadsheet reads text that begins like a formula as one, and strangers choose some of the text (a SIP display name). One more
 * apostrophe makes it text, and an import takes one off again. A phone number in E.164 is harmless, and stays as it is so that it can
 * be joined with other data. The option `escape_formulas` of csv-stringify does the same, but excepting single cells from it makes an
 * export take 2.5 times as long.
 */
export const guarded = (text: string, isPhoneColumn: boolean): string =>
  FORMULA.test(text) && !(isPhoneColumn && E164.test(text)) ? `'${text}` : text

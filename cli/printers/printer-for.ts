import { excel, type ExcelOptions } from './excel'
import type { Format } from './format-names'
import { csv, jsonDocument, ndjson, type Printer, type Shape } from './formats'

/** @param text the printer for people, which differs from command to command */
export const printerFor = <A>(
  format: Format,
  shape: Shape<A>,
  text: Printer<A>,
  options: ExcelOptions,
): Printer<A> => {
  switch (format) {
    case 'table':
      return text
    case 'json':
      return jsonDocument(shape)
    case 'ndjson':
      return ndjson(shape)
    case 'csv':
      return csv(shape)
    case 'excel':
      return excel(shape, options)
  }
}

import type * as Plot from '@observablehq/plot'
import type { Canvas } from './frame'

const SVG = 'http://www.w3.org/2000/svg' as const

type Attributes = Readonly<Record<string, string | number>>

/** A pattern to fill with. @param attributes of the pattern: its id is the only one of this name in the page */
export const pattern =
  (attributes: Attributes, name: 'circle' | 'path', shape: Attributes): Plot.RenderFunction =>
  (_index, _scales, _values, _dimensions, context) => {
    const { document } = context as unknown as Canvas
    const element = (tag: string, values: Attributes): SVGElement => {
      const made = document.createElementNS(SVG, tag)
      for (const [key, value] of Object.entries(values)) made.setAttribute(key, String(value))
      return made
    }
    const definitions = element('defs', {})
    const made = element('pattern', { ...attributes, patternUnits: 'userSpaceOnUse' })
    made.append(element(name, shape))
    definitions.append(made)
    return definitions
  }

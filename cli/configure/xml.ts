import { parseXml, XmlElement } from '@rgrove/parse-xml'
import * as E from 'fp-ts/Either'

/** What is in an element: its text, or its elements by name. Of a name that is there more than once, a list. */
export type Content = string | Elements
export type Elements = { readonly [name: string]: Content | readonly Content[] }

/** A prefix is a matter of the one who writes. */
const nameOf = ({ name }: XmlElement): string => name.replace(/^.*:/, '')

/** `Object.fromEntries` also makes an own property of `__proto__`. */
const contentOf = (element: XmlElement): Content => {
  const children = element.children.filter(child => child instanceof XmlElement)
  if (children.length === 0) return element.text.trim()
  const byName = new Map<string, Content[]>()
  for (const child of children)
    byName.set(nameOf(child), [...(byName.get(nameOf(child)) ?? []), contentOf(child)])
  return Object.fromEntries(
    [...byName].map(([name, contents]) => [name, contents.length === 1 ? (contents[0] ?? '') : contents]),
  )
}

/** Reads a whole document: one that is cut off is no XML. Entities that are not of XML itself are refused. */
export const readXml = (text: string): E.Either<'no XML', Elements> =>
  E.tryCatch(
    () => {
      const { root } = parseXml(text)
      return root === null ? {} : { [nameOf(root)]: contentOf(root) }
    },
    () => 'no XML' as const,
  )

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

const escaped = (text: string): string =>
  text.replaceAll(/[&<>]/g, character => ESCAPES[character] ?? character)

/** A document with an element for each text. The names are ours. */
export const writeXml = (root: string, texts: Readonly<Record<string, string>>): string => {
  const elements = Object.entries(texts).map(([name, text]) => `<${name}>${escaped(text)}</${name}>`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>${elements.join('')}</${root}>\n`
}

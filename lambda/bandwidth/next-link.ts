/** A parameter of a link: its name, and its value with or without quotes (RFC 8288). */
const PARAMETER = /;\s*([\w!#$%&'*+.^`|~-]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?/y

const LINK = /<([^<>]*)>/g

/** Whether the parameters that begin at `start` name a relation. Of several `rel` of a link, the first counts. */
const hasRelation = (header: string, start: number, relation: string): boolean => {
  PARAMETER.lastIndex = start
  for (let match = PARAMETER.exec(header); match !== null; match = PARAMETER.exec(header)) {
    const [, name = '', quoted, plain = ''] = match
    if (name.toLowerCase() === 'rel') return (quoted ?? plain).toLowerCase().split(/\s+/).includes(relation)
    while (/\s/.test(header.charAt(PARAMETER.lastIndex))) PARAMETER.lastIndex++
  }
  return false
}

/** The target of the first link `rel="next"` of a `Link` header, as it was sent. */
export const nextLink = (headers: Headers): string | undefined => {
  const header = headers.get('link') ?? ''
  for (const { 0: link, 1: target, index } of header.matchAll(LINK)) {
    let start = index + link.length
    while (/\s/.test(header.charAt(start))) start++
    if (hasRelation(header, start, 'next')) return target
  }
  return undefined
}

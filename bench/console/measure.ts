import { join } from 'node:path'
import { bundlePage } from '../../web/bundle.mjs'
import { type Contents, contentsOf } from '../bundle/contents'

/** What a browser loads to show the console, in bytes. */
export type PageBytes = {
  readonly script: number
  readonly styles: number
  readonly html: number
  /** What script and styles are made of, largest first. */
  readonly contents: readonly Contents[]
}

export const measurePage = async (): Promise<PageBytes> => {
  const { script, styles, html, metafile } = await bundlePage(join(import.meta.dirname, '..', '..'))
  return {
    script: Buffer.byteLength(script),
    styles: Buffer.byteLength(styles),
    html: Buffer.byteLength(html),
    contents: contentsOf(metafile),
  }
}

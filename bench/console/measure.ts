import { bundlePage } from '../../web/bundle.mjs'
import { join } from 'node:path'

export type PageBytes = { readonly script: number; readonly styles: number; readonly html: number }

/** What a browser loads to show the console, in bytes, as the server sends it. */
export const measurePage = async (): Promise<PageBytes> => {
  const { script, styles, html } = await bundlePage(join(import.meta.dirname, '..', '..'))
  return {
    script: Buffer.byteLength(script),
    styles: Buffer.byteLength(styles),
    html: Buffer.byteLength(html),
  }
}

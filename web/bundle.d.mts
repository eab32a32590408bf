import type { Metafile } from 'esbuild'

/** The page, its script, its styles and its icon, as texts. */
export type PageBundle = {
  readonly html: string
  readonly script: string
  readonly styles: string
  readonly icon: string
  /** What the script and the styles are made of. */
  readonly metafile: Metafile
}

/** @param root the folder of the project */
export const bundlePage: (root: string) => Promise<PageBundle>

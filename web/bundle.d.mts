/** The page, its script, its styles and its icon, as texts. */
export type PageTexts = {
  readonly html: string
  readonly script: string
  readonly styles: string
  readonly icon: string
}

/** @param root the folder of the project */
export const bundlePage: (root: string) => Promise<PageTexts>

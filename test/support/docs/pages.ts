import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../root'

/** The pages of documentation in a folder, from the root. Pictures are beside them. */
export const pagesIn = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder))
    .filter(name => name.endsWith('.md'))
    .map(name => join(folder, name))

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { name } from '#package.json'

const isRoot = (folder: string): boolean => {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: unknown }
    return manifest.name === name
  } catch {
    return false
  }
}

/** The folder of this project, from wherever this module was bundled to. */
export const projectFolder = (from = import.meta.dirname): string => {
  for (let folder = from; ; folder = dirname(folder)) {
    if (isRoot(folder)) return folder
    if (dirname(folder) === folder) throw new Error('This module is outside of its project')
  }
}

/** Whether the sources are there. The npm package does not have them. */
export const isClone = (folder: string): boolean => existsSync(join(folder, 'web', 'main.tsx'))

/** How the command line is called where this program runs. */
export const commandIn = (folder: string): string =>
  isClone(folder) ? 'node cli/disconnects.mjs' : 'disconnects'

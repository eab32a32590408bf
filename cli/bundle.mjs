import { createRequire } from 'node:module'

/** An `import` of `node:fs` would load its promises and streams, too. */
export const require = createRequire(import.meta.url)

const {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require('node:fs')
const { join } = require('node:path')
const { fileURLToPath, pathToFileURL } = require('node:url')

/**
 * The command line as JavaScript, in files that load only where they are used: it starts much faster than from its sources. The npm
 * package has this bundle. In a clone, `npm ci` makes it, and the program makes it again when a source or a package has changed.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FOLDER = join(ROOT, 'dist', 'cli')
const MANIFEST = 'bundle.json'

/** Where Node keeps what it compiled of the bundle, from version 22.1 on. */
const COMPILED = join(FOLDER, 'compiled')

/** What the bundle follows from, besides its sources: how it is made, and the versions of packages, which npm writes into this file. */
const FURTHER_SOURCES = [
  'cli/bundle.mjs',
  'cli/bundler.mjs',
  'tsconfig.json',
  'node_modules/.package-lock.json',
]

/** How far the time of a file may be behind the clock. */
const CLOCK_MS = 100

/** Rarely needed, and slow to load. */
const digestOf = file => require('node:crypto').createHash('sha256').update(readFileSync(file)).digest('hex')

const stateOf = path => {
  const file = ROOT + path
  const { size, mtimeMs } = statSync(file)
  return { path, size, mtimeMs, digest: digestOf(file) }
}

/** A copy of a file, or a checkout that brings its content back, is the same source, whatever its time. */
const isSame = ({ path, size, mtimeMs, digest }) => {
  const file = ROOT + path
  const found = statSync(file)
  return found.size === size && (found.mtimeMs === mtimeMs || digestOf(file) === digest)
}

const readManifest = () => JSON.parse(readFileSync(join(FOLDER, MANIFEST), 'utf8'))

const sizeOf = name => statSync(join(FOLDER, name)).size

/** Somebody may have deleted files, or the machine may have stopped before it wrote them to its disk. */
const isWhole = ({ files, sizes }) => files.every((name, i) => sizeOf(name) === sizes[i])

/** @returns the URL of the program, or undefined if there is no whole bundle, or a source has changed since it was made */
export const currentBundle = (isClone = true) => {
  try {
    const manifest = readManifest()
    const isCurrent = !isClone || (isWhole(manifest) && manifest.sources.every(isSame))
    return isCurrent ? pathToFileURL(join(FOLDER, manifest.entry)).href : undefined
  } catch {
    return undefined
  }
}

/** Saves a fifth of the start, and does nothing in a folder that is read-only. */
export const keepCompiled = () => {
  require('node:module').enableCompileCache?.(COMPILED)
}

/** Two processes may do this at once, so a file is complete from the moment at which it has its name. */
const write = (name, contents) => {
  const unfinished = join(FOLDER, `${name}.${process.pid}`)
  try {
    writeFileSync(unfinished, contents)
    renameSync(unfinished, join(FOLDER, name))
  } catch (error) {
    // Half a file on a full disk would take what is left of it.
    rmSync(unfinished, { force: true })
    throw error
  }
}

const before = () => {
  try {
    return readManifest()
  } catch {
    return { files: [], filesBefore: [] }
  }
}

/** The files of the last bundle stay, for programs that run from it. */
const removeOlder = ({ files, filesBefore }, kept) => {
  for (const name of filesBefore)
    if (!kept.includes(name) && !files.includes(name)) rmSync(join(FOLDER, name), { force: true })
}

/** @returns the URL of the program */
export const makeBundle = async () => {
  mkdirSync(FOLDER, { recursive: true })
  const last = before()
  const further = FURTHER_SOURCES.filter(path => existsSync(join(ROOT, path))).map(stateOf)
  const started = Date.now() - CLOCK_MS
  const { entry, inputs, outputs } = await (await import('./bundler.mjs')).bundle(ROOT, FOLDER)
  // Of a source that was saved meanwhile, an earlier state may be in the bundle: then it is made again next time.
  const sources = inputs.map(stateOf).map(state => (state.mtimeMs < started ? state : { ...state, size: -1 }))
  for (const { name, contents } of outputs) write(name, contents)
  const files = outputs.map(({ name }) => name)
  const sizes = outputs.map(({ contents }) => contents.length)
  write(
    MANIFEST,
    JSON.stringify({ entry, sources: [...further, ...sources], files, sizes, filesBefore: last.files }),
  )
  removeOlder(last, files)
  rmSync(COMPILED, { recursive: true, force: true })
  return pathToFileURL(join(FOLDER, entry)).href
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await makeBundle()

import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename, join } from 'node:path'
import { build } from 'esbuild'

const MAIN = 'cli/main.ts'

/** Commander starts other programs for commands of a kind that we do not have. To load this module takes a tenth of the start. */
const withoutPrograms = {
  name: 'without programs',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      importer.includes('node_modules/commander/') ? { path, namespace: 'none' } : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {}' }))
  },
}

/** An `import` of a module of Node loads all that the module could need (the promises and streams of `fs`, for example). `require` does not. */
const requiringNode = {
  name: 'requiring Node',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /.*/ }, ({ path, kind }) =>
      isBuiltin(path) && (kind === 'import-statement' || kind === 'dynamic-import')
        ? { path, namespace: 'node' }
        : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'node' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)})`,
    }))
  },
}

/**
 * Makes each of these modules import the program. What the program loads when it starts is then needed by all of them alike, and lands
 * in one file instead of thirty.
 */
const importingMain = (root, modules) => ({
  name: 'importing main',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^main of the program$/ }, () => ({ path: join(root, MAIN), sideEffects: true }))
    onLoad({ filter: /\.(ts|js|mjs)$/ }, ({ path }) => {
      const source = modules.has(path) ? readFileSync(path, 'utf8') : ''
      // An import would change the meaning of a CommonJS module.
      if (!/^(import|export)\b/m.test(source)) return undefined
      return {
        contents: `${source}\nimport 'main of the program'`,
        loader: path.endsWith('.ts') ? 'ts' : 'js',
      }
    })
  },
})

const builder = (root, folder) => plugins =>
  build({
    absWorkingDir: root,
    entryPoints: [MAIN],
    outdir: folder,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    metafile: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20.12',
    mainFields: ['module', 'main'],
    plugins,
    minifySyntax: true,
    minifyWhitespace: true,
    // For packages that are CommonJS.
    banner: {
      js: "import{createRequire as createRequireHere}from'node:module';const require=createRequireHere(import.meta.url);",
    },
    logLevel: 'silent',
  })

const entriesOf = ({ metafile }) =>
  Object.entries(metafile.outputs).flatMap(([file, { entryPoint }]) =>
    entryPoint === undefined ? [] : [[entryPoint, file]],
  )

/** What the program loads when it starts. Imports of these modules come before the program, not the other way round. */
const loadedAtStart = ({ metafile: { inputs } }) => {
  const found = new Set([MAIN])
  for (const path of found)
    for (const { path: imported, kind } of inputs[path]?.imports ?? [])
      if (kind !== 'dynamic-import') found.add(imported)
  return found
}

/** @returns the bundle of the command line in a folder, where it is not written yet, and the sources that are in it */
export const bundle = async (root, folder) => {
  const built = builder(root, folder)
  const first = await built([withoutPrograms, requiringNode])
  const atStart = loadedAtStart(first)
  const loadedLater = entriesOf(first).filter(([path]) => !atStart.has(path))
  const modules = new Set(loadedLater.map(([path]) => join(root, path)))
  const last = await built([withoutPrograms, requiringNode, importingMain(root, modules)])
  return {
    entry: basename(new Map(entriesOf(last)).get(MAIN)),
    inputs: Object.keys(last.metafile.inputs).filter(path => !/node_modules\/|^(none|node):/.test(path)),
    outputs: last.outputFiles.map(({ path, contents }) => ({ name: basename(path), contents })),
  }
}

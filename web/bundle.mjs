import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const common = { bundle: true, write: false, logLevel: 'silent', minify: true, legalComments: 'none' }

/** Plot can draw maps, and take colours from schemes. No chart here does: what it would need is a tenth of the script. */
const withoutMapsAndSchemes = {
  name: 'without maps and schemes',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^(d3-geo|d3-scale-chromatic)$/ }, ({ path }) => ({ path, namespace: 'none' }))
    onLoad({ filter: /.*/, namespace: 'none' }, async ({ path }) => ({
      contents: Object.keys(await import(path))
        .map(name => `export const ${name} = () => undefined`)
        .join('\n'),
    }))
  },
}

/** The colours are those of reports as HTML, which are not a file of CSS. */
const tokens = async root => {
  const [{ text }] = (
    await build({
      ...common,
      absWorkingDir: root,
      entryPoints: ['display/html/tokens.ts'],
      format: 'esm',
    })
  ).outputFiles
  const { TOKENS } = await import(`data:text/javascript,${encodeURIComponent(text)}`)
  return TOKENS
}

/** @returns the page, its script, its styles and its icon, as texts, and what the script is made of */
export const bundlePage = async root => {
  const [colours, { outputFiles, metafile }] = await Promise.all([
    tokens(root),
    build({
      ...common,
      absWorkingDir: root,
      entryPoints: ['web/main.tsx'],
      outdir: 'out',
      metafile: true,
      plugins: [withoutMapsAndSchemes],
      format: 'iife',
      platform: 'browser',
      target: ['chrome111', 'firefox115', 'safari16.4'],
      jsx: 'automatic',
      jsxImportSource: 'preact',
      mainFields: ['module', 'main'],
    }),
  ])
  const textOf = ending => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? ''
  return {
    html: readFileSync(join(root, 'web', 'index.html'), 'utf8'),
    icon: readFileSync(join(root, 'web', 'icon.svg'), 'utf8'),
    script: textOf('.js'),
    styles: `${colours}\n${textOf('.css')}`,
    metafile,
  }
}

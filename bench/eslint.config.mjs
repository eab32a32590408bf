import project from '../eslint.config.mjs'

/** As in the project, and with `usual/`, whose libraries are installed here only. */
export default [
  { ignores: ['build', 'data', 'results'] },
  ...project.filter(({ files }) => files !== undefined),
]

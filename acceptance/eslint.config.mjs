import project from '../eslint.config.mjs'

/** As in the project, with packages that are installed here only. */
export default project.filter(({ files }) => files !== undefined)

'use strict'
const { pathToFileURL } = require('node:url')

/** Loads the handler of a bundle as Lambda does: an ES module by the end of its name, all else with `require`. */
exports.load = async bundle =>
  (bundle.endsWith('.mjs') ? await import(pathToFileURL(bundle).href) : require(bundle)).handler

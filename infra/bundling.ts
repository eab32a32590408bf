import { LogLevel, OutputFormat, type BundlingOptions } from 'aws-cdk-lib/aws-lambda-nodejs'

/**
 * How a function becomes one file. The AWS SDK is in it: tree-shaken it loads faster than the runtime's, and it is the
 * version that was tested. CommonJS, because `require` starts faster than `import` on the Lambda runtime; from the
 * packages' ES modules, because only those can be tree-shaken.
 *
 * No source map: it would travel with every cold start to translate a stack trace that is rarely read. Bundling the same
 * commit with `--sourcemap` gives the same code, and the map to read it by.
 */
export const bundling = {
  externalModules: [],
  format: OutputFormat.CJS,
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  logLevel: LogLevel.WARNING,
  sourceMap: false,
  // Else `import()` stays an import, whose loader takes its time.
  esbuildArgs: { '--supported:dynamic-import': 'false' },
} satisfies BundlingOptions

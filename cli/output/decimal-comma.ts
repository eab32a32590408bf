/** Of the variables that say how a machine writes numbers, the first that has a value counts. */
const VARIABLES = ['LC_ALL', 'LC_NUMERIC', 'LANG']

/** The locale of programs in English, whatever the machine's language. */
const PORTABLE = /^(C|POSIX)$/

/** `de-DE` of `de_DE.UTF-8` */
const tagOf = (locale: string): string => locale.replace(/[.@].*$/, '').replace('_', '-')

const formatIn = (tag: string | undefined): Intl.NumberFormat => {
  try {
    return new Intl.NumberFormat(tag)
  } catch {
    return new Intl.NumberFormat()
  }
}

/** Whether numbers are written with a decimal comma where these variables are set. Without them, as on Windows, the system says so. */
export const hasDecimalComma = (environment: NodeJS.ProcessEnv): boolean => {
  const locale = VARIABLES.map(name => environment[name]).find(Boolean)
  const tag = locale === undefined ? undefined : tagOf(locale)
  if (tag !== undefined && PORTABLE.test(tag)) return false
  return formatIn(tag)
    .formatToParts(0.5)
    .some(({ type, value }) => type === 'decimal' && value === ',')
}

import { hasDecimalComma } from '../../../cli/output/decimal-comma'

test.each<[environment: NodeJS.ProcessEnv, expected: boolean]>([
  [{ LANG: 'en_US.UTF-8' }, false],
  [{ LANG: 'de_DE.UTF-8' }, true],
  [{ LANG: 'de_CH.UTF-8' }, false],
  [{ LANG: 'fr_FR@euro' }, true],
  [{ LANG: 'en_US.UTF-8', LC_NUMERIC: 'pt_BR.UTF-8' }, true],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: 'en_GB.UTF-8', LC_NUMERIC: 'de_DE.UTF-8' }, false],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: '' }, true],
  [{ LANG: 'de_DE.UTF-8', LC_NUMERIC: 'C' }, false],
  [{ LC_ALL: 'C.UTF-8' }, false],
  [{ LC_ALL: 'POSIX' }, false],
])('where the variables are %j, numbers have a decimal comma: %j', (environment, expected) => {
  expect(hasDecimalComma(environment)).toBe(expected)
})

test('without the variables, or where they name no language, the system says so', () => {
  const system = new Intl.NumberFormat().format(0.5).includes(',')
  expect(hasDecimalComma({})).toBe(system)
  expect(hasDecimalComma({ LANG: 'no language' })).toBe(system)
})

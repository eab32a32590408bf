import { nextLink } from '../../../lambda/bandwidth/next-link'

const next = (link: string): string | undefined => nextLink(new Headers({ link }))

test.each([
  '</calls?b=2>; rel="next"',
  '</calls?b=2>;rel=next',
  '</calls?b=2> ; REL = "NEXT"',
  '</calls?b=2>; title="a; rel=\\"prev\\", <x>"; rel="next"',
  '</calls?b=2>; rel="last next"; type="application/json"',
  '</calls?b=2>; crossorigin; rel=next',
  '</first>; rel="first", </calls?b=2>; rel="next"',
  '</calls?b=2>; rel="next", </last>; rel="last"',
  '</calls?b=2>; rel="next"; rel="prev"',
])('the next page is found in %j', link => {
  expect(next(link)).toBe('/calls?b=2')
})

test('a comma or a semicolon in the URL is part of it', () => {
  expect(next('</calls?a=1,2;b>; rel="next"')).toBe('/calls?a=1,2;b')
})

test.each([
  '',
  '</calls>',
  '</calls>; rel="prev"',
  '</calls>; title="rel=next"',
  '</calls>; rel="prev"; rel="next"',
  '</calls>; rel="nextish"',
  '</calls>; rel=',
  'rel="next"',
])('there is none in %j', link => {
  expect(next(link)).toBeUndefined()
})

test('there is none without the header', () => {
  expect(nextLink(new Headers())).toBeUndefined()
})

test('a header as long as Node takes one is read at once', () => {
  const begun = performance.now()
  for (const part of ['<', '<a', '; a', '; a=', '; a="', ' ', '<a>;', '<a>; a ', '"\\'])
    next(`${part.repeat(16_384 / part.length)}; rel="next"`)
  expect(performance.now() - begun).toBeLessThan(500)
})

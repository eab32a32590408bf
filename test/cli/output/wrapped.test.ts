import { wrapped } from '../../../cli/output/wrapped'

test('a text that fits is left as it is', () => {
  expect(wrapped('one two', 7)).toBe('one two')
})

test('a longer one is broken at spaces, by the width of its characters', () => {
  expect(wrapped('one two three', 9)).toBe('one two\nthree')
  expect(wrapped('通話 one', 7)).toBe('通話\none')
})

test('a word that is too long has a line of its own, and stays whole', () => {
  expect(wrapped('an extraordinary word', 6)).toBe('an\nextraordinary\nword')
})

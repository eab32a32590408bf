import * as E from 'fp-ts/Either'
import * as fc from 'fast-check'
import { readXml, writeXml } from '../../../cli/configure/xml'

test('what is written is read back, whatever the text has in it', () => {
  const text = fc
    .string({ unit: fc.constantFrom('<', '>', '&', "'", '"', ']', 'a', ' ', 'ü', '='), maxLength: 40 })
    .map(each => each.trim())
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(readXml(writeXml('Application', { A: one, B: other }))).toStrictEqual(
        E.right({ Application: { A: one, B: other } }),
      )
    }),
  )
})

test('elements of one name are a list, and prefixes and attributes are left out', () => {
  const xml =
    '<?xml version="1.0"?><b:R xmlns:b="urn:b"><b:A x="1">1</b:A><A> 2 </A><B/><C><![CDATA[<&]]></C><__proto__>p</__proto__></b:R>'
  expect(JSON.stringify(readXml(xml))).toBe(
    JSON.stringify(E.right({ R: JSON.parse('{"A":["1","2"],"B":"","C":"<&","__proto__":"p"}') as unknown })),
  )
})

test('a document that is cut off anywhere is no XML', () => {
  const whole = writeXml('Application', { CallStatusCallbackUrl: 'https://a.example.com/?a=1&b=2' }).trim()
  for (let length = 0; length < whole.length; length++)
    expect(readXml(whole.slice(0, length))).toStrictEqual(E.left('no XML'))
})

test('an entity that a document makes up is not expanded', () => {
  expect(readXml('<!DOCTYPE R [<!ENTITY e SYSTEM "file:///etc/passwd">]><R>&e;</R>')).toStrictEqual(
    E.left('no XML'),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillForm, fillJson, fillUrl, unknownPlace, type PlaceValues } from '@shared/messageTemplate'
import { placeNames } from '@shared/outbox'

const text = fc.string({ unit: 'grapheme', maxLength: 40 })
const hostile = fc.oneof(text, fc.constantFrom('"', '\\', '"},{"a":"', '&to=110', '\n', '{to}', '{secret}', '%00', '=', '</script>', '\u2028', '#', '?x=1', '../..', ' '))
const values: fc.Arbitrary<PlaceValues> = fc.record(Object.fromEntries(placeNames.map((name) => [name, hostile])) as Record<(typeof placeNames)[number], typeof hostile>)

test('values stay in their places of a JSON body, whatever they are', () => {
  fc.assert(fc.property(values, (one) => {
    expect(JSON.parse(fillJson('{"a":"{to}","b":["x{text}y",{"c":"{name}{subject}"}],"n":1}', one))).toEqual({ a: one.to, b: [`x${one.text}y`, { c: one.name + one.subject }], n: 1 })
  }))
})

test('values stay in their places of a form', () => {
  fc.assert(fc.property(values, (one) => {
    const lone = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
    fc.pre(![one.to, one.text].some((value) => lone.test(value)))
    expect([...new URLSearchParams(fillForm('mobile={to}&content=[{text}]\nfixed=1', one))]).toEqual([['mobile', one.to], ['content', `[${one.text}]`], ['fixed', '1']])
  }))
})

test('values stay in their places of an address', () => {
  fc.assert(fc.property(values, (one) => {
    const url = new URL(fillUrl('http://gate.example/v1/{id}/send?to={to}&text={text}', { ...one, id: '01ABC' }))
    expect({ host: url.host, path: url.pathname, to: url.searchParams.get('to'), text: url.searchParams.get('text'), hash: url.hash }).toEqual({ host: 'gate.example', path: '/v1/01ABC/send', to: one.to, text: one.text, hash: '' })
  }))
})

test('a place that there is not is named', () => {
  expect(unknownPlace('{"to":"{to}","x":"{phone}"}')).toBe('phone')
  expect(unknownPlace('{to} {name} {subject} {text} {id} {time} {site} {secret}')).toBeNull()
})

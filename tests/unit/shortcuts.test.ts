import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shortcuts } from '@renderer/app/shortcuts/shortcuts'
import en from '@renderer/locales/en/shortcuts'
import zh from '@renderer/locales/zh-CN/shortcuts'

const sources = readdirSync('src-renderer', { recursive: true, encoding: 'utf8' }).filter((path) => /\.(vue|ts)$/.test(path)).map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join('src-renderer', path), 'utf8') }))
const entries = Object.entries(shortcuts).flatMap(([group, names]) => Object.entries<readonly string[]>(names).map(([name, keys]) => ({ group, name, keys })))

/** Keys inside a widget that its role prescribes (a menu's arrows, a list under a search box), and any key as a sign of life. */
const widgets = new Set(['features/board/CardMenu.vue', 'features/search/HeaderSearch.vue', 'app/session/useIdleLock.ts', 'app/shortcuts/shortcuts.ts', 'app/shortcuts/useGlobalKeys.ts'])

test('nobody acts on a key that the table of shortcuts does not know', () => {
  expect(sources.filter(({ path, text }) => !widgets.has(path) && /\bevent\.key\b|\.keyCode\b|@key(?:down|up|press)\.(?!stop\b|prevent\b|capture\b)/.test(text)).map(({ path }) => path)).toEqual([])
})

test('every shortcut is acted on by somebody', () => {
  const used = (group: string, name: string) => sources.some(({ path, text }) => !/app\/shortcuts\/shortcuts\.ts|locales/.test(path) && text.includes(`'${group}'`) && new RegExp(`\\b${name}\\b`).test(text))
  // A dialog closes itself.
  expect(entries.filter(({ group, name }) => name !== 'close' && !used(group, name)).map(({ group, name }) => `${group}.${name}`)).toEqual([])
})

test('no key stands twice in a group, nor a letter twice among the pages', () => {
  for (const names of Object.values(shortcuts)) {
    const keys = Object.values<readonly string[]>(names).flat()
    expect(keys).toEqual([...new Set(keys)])
  }
  const letters = sources.filter(({ path }) => path.endsWith('/routes.ts')).flatMap(({ text }) => [...text.matchAll(/\bkey: '(\w)'/g)].map((match) => match[1]))
  expect(letters.length).toBeGreaterThan(8)
  expect(letters).toEqual([...new Set(letters)])
})

test('each has words in both languages, and there are no others', () => {
  const keys = entries.map(({ group, name }) => `${group}.${name}`).sort()
  const own = new Set(['key'])
  for (const words of [zh, en]) {
    const said = Object.entries(words).flatMap(([group, names]) => (typeof names === 'string' || own.has(group) ? [] : Object.keys(names).filter((name) => name !== 'title').map((name) => `${group}.${name}`)))
    expect(said.sort()).toEqual(keys)
  }
})

test('none takes a key that the browser or a Chinese input method needs', () => {
  const taken = /^(Control\+(?![zp]$|Enter$)|F\d|Shift\+F10|Tab$|Shift\+Tab$|Alt\+(?!Arrow)|Control\+Shift|Meta)/
  expect(entries.flatMap(({ keys }) => keys).filter((key) => taken.test(key))).toEqual([])
})

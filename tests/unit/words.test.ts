import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'

const filesIn = (folder: string, wanted: RegExp) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => wanted.test(path)).map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(folder, path), 'utf8') }))
const sources = filesIn('src-renderer', /\.(vue|ts)$/).filter(({ path }) => !path.startsWith('locales/'))
const code = sources.map(({ text }) => text).join('\n')

type Tree = { readonly [key: string]: string | Tree }
const leaves = (tree: Tree, path: string): string[] => Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [`${path}.${key}`] : leaves(value, `${path}.${key}`)))
const words = await Promise.all(filesIn('src-renderer/locales/zh-CN', /\.ts$/).map(async ({ path }) => leaves(((await import(`../../src-renderer/locales/zh-CN/${basename(path, '.ts')}.ts`)) as { default: Tree }).default, basename(path, '.ts'))))

test('nothing stands in the words of the screens that no screen says', () => {
  // What is put together at run time (`case.tab.${name}`) uses all that begins so.
  const begun = [...code.matchAll(/[`']([\w.]+\.[\w.]*)\$\{/g)].map((match) => match[1]!)
  expect(words.flat().filter((key) => !begun.some((start) => key.startsWith(start)) && !new RegExp(`['"\`]${key.replaceAll('.', '\\.')}['"\`]`).test(code))).toEqual([])
})

test('what people write on a case is called 留言, on every screen, in every list and on every sheet', () => {
  const chinese = [...filesIn('src-renderer/locales/zh-CN', /\.ts$/), ...filesIn('src-shared/locale', /zh-CN/)]
  expect(chinese.length).toBeGreaterThan(20)
  // A leaver's message comes by telephone, and is no message on a case.
  expect(chinese.flatMap(({ path, text }) => [...text.matchAll(/.{0,12}消息.{0,8}/g)].map((match) => `${path}: ${match[0]}`)).filter((found) => !found.includes('电话、消息'))).toEqual([])
})

test('what stands between the parts of a list is written once a language', () => {
  expect(filesIn('src-renderer/locales', /\.ts$/).filter(({ text }) => /\bcomma: '(、|, )'/.test(text)).map(({ path }) => path).sort()).toEqual(['en/app.ts', 'zh-CN/app.ts'])
  expect(sources.filter(({ text }) => /\.join\('(、|, )'\)|'、' :|: '、'/.test(text)).map(({ path }) => path)).toEqual([])
})

import { refusalSentences, words } from '@shared/locale'
import { locales, type Locale } from '@shared/vocabulary'
import { watch } from 'vue'
import { createI18n } from 'vue-i18n'
import { currentLocale, setCurrentLocale } from './locale'

/** The shape a second language must have: the same keys, other words. `export default {…} satisfies Messages<typeof zh>`. */
export type Messages<Source> = { readonly [Key in keyof Source]: Source[Key] extends string ? string : Messages<Source[Key]> }

type Tree = { [key: string]: string | Tree }

/** vue-i18n reads `@` as a link and `|` as a plural; our shared sentences mean the characters themselves. */
const literal = (sentence: string): string => sentence.replace(/[@|]/g, (character) => `{'${character}'}`)
const literalTree = (tree: Tree): Tree =>
  Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, typeof value === 'string' ? literal(value) : literalTree(value)]))

const files = import.meta.glob<Tree>('../locales/*/*.ts', { eager: true, import: 'default' })

/** Shared words (`role.hr`, `itemStatus.blocked` …), refusal sentences (`refusal.CODE`), and each file under its own name (`board.title`). */
function messagesOf(locale: Locale): Tree {
  const shared = literalTree({ ...(words[locale] as unknown as Tree), refusal: refusalSentences[locale] })
  const own = Object.entries(files).filter(([path]) => path.startsWith(`../locales/${locale}/`))
  const merged: Tree = { ...shared }
  for (const [path, tree] of own) {
    const name = path.slice(path.lastIndexOf('/') + 1, -'.ts'.length)
    // A file may share its name with shared words (`refusal`, `condition`): both are there.
    merged[name] = { ...(shared[name] as Tree | undefined), ...tree }
  }
  return merged
}

export const i18n = createI18n({
  legacy: false,
  locale: currentLocale(),
  fallbackLocale: 'zh-CN',
  missing: (locale, key) => { console.error(`missing words: ${locale} ${key}`) },
  messages: Object.fromEntries(locales.map((locale) => [locale, messagesOf(locale)])) as Record<Locale, Tree>,
})

watch(currentLocale, (locale) => {
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
}, { immediate: true })

/** Words outside a component (a store, a toast). */
export const translate = (key: string, values: Record<string, unknown> = {}): string => i18n.global.t(key, values)
export { currentLocale, setCurrentLocale }

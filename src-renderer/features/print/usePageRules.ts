import { onScopeDispose, watchEffect } from 'vue'

/** Puts page rules in force while the page is open. A constructed sheet: the CSP lets no style element in. */
export function usePageRules(rules: () => string): void {
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  watchEffect(() => { sheet.replaceSync(rules()) })
  onScopeDispose(() => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet) })
}

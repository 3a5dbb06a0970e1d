import { useI18n } from 'vue-i18n'

/** What a system is called: one of the usual ones in the reader's language, or the site's own words. */
export function useSystemName(): (system: string) => string {
  const { t, te } = useI18n()
  return (system) => (/^[a-z]+$/.test(system) && te(`system.${system}`) ? t(`system.${system}`) : system)
}

import { pinyinInitials } from '../../office/nameKeys'

const longest = 4

/** What a site's papers are numbered with while it has chosen nothing: the first letters of its name in pinyin, 滨海二期 → BHEQ. */
export const prefixFrom = (siteName: string): string => pinyinInitials(siteName).toUpperCase().replaceAll(/[^A-Z0-9]/g, '').slice(0, longest) || 'HD'

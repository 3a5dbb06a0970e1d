const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖']
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿', '兆']

/** An amount in fen as 人民币大写: 105000 → 壹仟零伍拾元整. Below zero with 负 before it. */
export function amountInWords(fen: number): string {
  if (fen < 0) return `负${amountInWords(-fen)}`
  const [yuan, jiao, cent] = [Math.floor(fen / 100), Math.floor(fen / 10) % 10, fen % 10]
  const whole = yuan > 0 ? `${yuanInWords(yuan)}元` : ''
  if (jiao === 0 && cent === 0) return `${whole || '零元'}整`
  // 零 stands for an empty place between what is there: 壹元零伍分, not 零伍分.
  const zero = yuan > 0 && (jiao === 0 || yuan % 10 === 0) ? digits[0] : ''
  return `${whole}${zero}${jiao > 0 ? `${digits[jiao]}角` : ''}${cent > 0 ? `${digits[cent]}分` : '整'}`
}

function yuanInWords(yuan: number): string {
  const parts: string[] = []
  let owesZero = false
  for (let group = groups.length - 1; group >= 0; group -= 1) {
    const value = Math.floor(yuan / 10_000 ** group) % 10_000
    if (value === 0) {
      owesZero = parts.length > 0
      continue
    }
    parts.push(`${parts.length > 0 && (owesZero || value < 1000) ? digits[0] : ''}${groupInWords(value)}${groups[group]}`)
    owesZero = value % 10 === 0 && group > 0
  }
  return parts.join('')
}

function groupInWords(value: number): string {
  let text = ''
  let owesZero = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) {
      owesZero = text !== ''
      continue
    }
    text += `${owesZero ? digits[0] : ''}${digits[digit]}${places[place]}`
    owesZero = false
  }
  return text
}

/** 123456 → 1,234.56. */
export const amountText = (fen: number): string => {
  const whole = String(Math.floor(Math.abs(fen) / 100)).replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '-' : ''}${whole}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
}

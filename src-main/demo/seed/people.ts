import type { EmployeeFields } from '../../../src-shared/contract/employee'
import type { PersonRef } from '../../../src-shared/contract/common'
import type { PositionFields } from '../../../src-shared/contract/position'
import type { UserFields } from '../../subjects/user/domain'
import { demoAccounts } from '../people'
import { diceFor, type Dice } from './dice'

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文']
const given = [...'伟强磊洋勇军杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁建国庆志海山林峰云龙春生东升玉兰秀英霞敏静丽芳娟艳萍玲桂红梅燕婷雪琴洁欣怡佳慧子轩梓涵']

export const nameFrom = (dice: Dice): string => dice.pick(surnames) + dice.pick(given) + (dice.chance(0.7) ? dice.pick(given) : '')

export interface SeedUser extends UserFields { readonly id: string }
export interface SeedPerson { readonly id: string; readonly fields: EmployeeFields }
export interface SeedPosition { readonly id: string; readonly fields: PositionFields }

export const asPerson = (user: SeedUser): PersonRef => ({ kind: 'user', id: user.id, name: user.displayName })

/** Accounts of a made-up site: the demonstration's, a head for each other department, and people who take work over. */
export function seedUsers(seed: number, positions: readonly SeedPosition[]): SeedUser[] {
  const departments = [...new Set(positions.map((position) => position.fields.department!['zh-CN']))]
  const headed = new Set(demoAccounts.flatMap((account) => account.departments))
  const heads = departments.filter((department) => department === '施工班组' || !headed.has(department)).map((department, index): SeedUser => (
    { id: `seed-head-${index}`, name: `head${index}`, displayName: nameFrom(diceFor(seed, 'head', index)), roles: ['head'], departments: [department], locale: 'zh-CN', employeeId: null }))
  const receivers = Array.from({ length: receiverCount }, (_, index): SeedUser => (
    { id: `seed-receiver-${index}`, name: `receiver${index}`, displayName: `${nameFrom(diceFor(seed, 'receiver', index))}`, roles: ['receiver'], departments: [], locale: 'zh-CN', employeeId: null }))
  return [...demoAccounts.map((account) => ({ ...account, employeeId: null })), ...heads, ...receivers]
}
const receiverCount = 40

const crews = ['钢筋一班', '钢筋二班', '木工班', '混凝土班', '架子一班', '水电班', '焊工班', '机械班', '油漆班', '杂工班']
const streets = ['人民路', '建设街', '解放路', '新华街', '长江路', '文昌巷']
const cities = ['江苏省南京市', '河南省信阳市', '四川省南充市', '安徽省阜阳市', '湖北省黄冈市', '山东省菏泽市', '贵州省遵义市', '甘肃省天水市']
const regions = ['320102', '411502', '511302', '341202', '421102', '371702', '520302', '620502']
const labourFirms = ['顺达劳务', '宏基劳务', '川安建筑劳务', '众联人力']

/** The `index`-th person of a made-up site; six of ten are workers, as on a building site. */
export function personAt(seed: number, index: number, positions: readonly SeedPosition[], latestJoin: string): SeedPerson {
  const dice = diceFor(seed, 'person', index)
  const wantsWorker = dice.chance(0.6)
  const position = dice.pick(positions.filter((one) => (one.fields.workerType === 'worker') === wantsWorker))
  const worker = position.fields.workerType === 'worker'
  const employer = !worker ? 'own' as const : dice.chance(0.7) ? 'subcontractor' as const : dice.chance(0.5) ? 'agency' as const : 'own' as const
  const region = dice.below(regions.length)
  const number = `${worker ? 'W' : 'E'}${String(index + 1000).padStart(5, '0')}`
  const joined = Math.min(Date.parse(latestJoin), Date.parse('2019-01-01') + dice.below(1500) * 86_400_000)
  return {
    id: `seed-person-${index}`,
    fields: {
      number, name: nameFrom(dice), identityNumber: identityNumber(regions[region]!, dice), phone: `13${String(dice.below(1_000_000_000)).padStart(9, '0')}`, emergencyContact: nameFrom(dice), emergencyPhone: `15${String(dice.below(1_000_000_000)).padStart(9, '0')}`,
      serviceAddress: `${cities[region]!}${dice.pick(streets)} ${1 + dice.below(200)} 号`, serviceAddressConfirmedOn: dice.chance(0.6) ? dayOf(joined) : null, employer, employerName: employer === 'own' ? '' : dice.pick(labourFirms),
      department: position.fields.department!['zh-CN'], crew: worker ? dice.pick(crews) : '', workerType: position.fields.workerType, positionId: position.id, hazard: position.fields.hazard,
      joinedOn: dayOf(joined), contractEndsOn: employer === 'own' ? dayOf(joined + (1095 + dice.below(2000)) * 86_400_000) : null, photoId: null,
    },
  }
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Eighteen digits whose check digit is right (GB 11643), of nobody in particular. */
function identityNumber(region: string, dice: Dice): string {
  const born = dayOf(Date.UTC(1966, 0, 1) + dice.below(13_500) * 86_400_000).replaceAll('-', '')
  const body = `${region}${born}${String(dice.below(1000)).padStart(3, '0')}`
  const sum = weights.reduce((total, weight, place) => total + weight * Number(body[place]), 0)
  return `${body}${'10X98765432'[sum % 11]!}`
}

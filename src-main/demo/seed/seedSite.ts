import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { attachmentLimit } from '../../../src-shared/contract/attachment'
import { resourcesDir } from '../../commands/folders'
import type { Actor } from '../../log/event'
import type { Site } from '../../site'
import type { Transaction } from '../../store/writer'
import { decideAddEmployee } from '../../subjects/employee/domain'
import { employeeSubject } from '../../subjects/employee/projection'
import { decideSetUp, siteId } from '../../subjects/site/domain'
import { siteSubject } from '../../subjects/site/projection'
import { templatesInUse } from '../../subjects/template/queries'
import { shippedPositions } from '../../subjects/template/shipped'
import { decideCreateUser } from '../../subjects/user/domain'
import { userSubject } from '../../subjects/user/projection'
import { demoSite, demoVerifier } from '../people'
import { recordCase, type CaseMaker } from './cases'
import { diceFor, siteDay, type seededRandom } from './dice'
import { personAt, seedUsers, type SeedPerson, type SeedPosition, type SeedUser } from './people'
import { endingOf, storyOf, type Cast, type SeedStory } from './story'

export interface SeedOptions {
  readonly cases: number
  readonly seed: number
  /** The present of the made-up site: its open cases lie just before it. */
  readonly nowMs: number
  readonly random: ReturnType<typeof seededRandom>
  readonly onProgress?: (cases: number) => void
}

const dayMs = 86_400_000
/** The site was set up longer ago than its oldest case began. */
export const setUpMs = (nowMs: number): number => nowMs - 760 * dayMs

/**
 * Fills a site that is not set up with a believable one: people, positions, cases in all states, a tenth of them open, spread over
 * two years. Through the same rules and the same log as everything else, many cases a transaction. The same seed and day give the
 * same facts; salts, and so hashes, differ. The log holds one case after the other, in the order in which they began.
 */
export async function seedSite(site: Site, options: SeedOptions): Promise<{ cases: number; people: number }> {
  const { cases, seed, nowMs, random } = options
  const { writer } = site.services
  const setUp = setUpMs(nowMs)
  random.at(setUp)
  const positions = shippedPositions(resourcesDir)
  const users = seedUsers(seed, positions)
  await writer.run(builder, (tx) => foundSite(site, tx, users), { now: () => setUp })
  const people = cases + Math.ceil(cases / 20) + 60
  const firstDay = siteDay(setUp)
  for (let from = cases; from < people; from += peopleAtOnce) {
    const some = Array.from({ length: Math.min(peopleAtOnce, people - from) }, (_, index) => personAt(seed, from + index, positions, firstDay))
    await writer.run(builder, (tx) => addPeople(tx, some, setUp + 60_000))
  }
  const cast = castOf(users)
  const plans = planCases(options, positions, cast)
  const maker: CaseMaker = {
    site, random, seed, templates: await templatesInUse(site.services.reader), checklists: new Map(), numbers: new Map(),
    paper: await site.services.files.store(createReadStream(join(resourcesDir, 'demo', 'signed-copy.png')), attachmentLimit),
  }
  for (let from = 0; from < plans.length; from += casesAtOnce) {
    await writer.run(builder, async (tx) => {
      const some = plans.slice(from, from + casesAtOnce).map((plan) => ({ person: personAt(seed, plan.index, positions, firstDay), story: storyAt(options, plan.index, positions, cast) }))
      // With their cases and not at the beginning: whom this transaction knows it need not read from the log when he leaves.
      await addPeople(tx, some.map((one) => one.person), setUp + 60_000)
      for (const { person, story } of some) await recordCase(maker, tx, person, story, cast.hr)
    })
    options.onProgress?.(Math.min(plans.length, from + casesAtOnce))
  }
  return { cases, people }
}

// Larger transactions write each page of the indexes less often; 200 cases hold about 20 MB meanwhile (bench append).
const casesAtOnce = 200
const peopleAtOnce = 500

const builder: Actor = { userId: 'system', name: '演示数据', roles: [], via: 'cli', pc: 'seed' }

async function foundSite(site: Site, tx: Transaction, users: readonly SeedUser[]): Promise<void> {
  const loaded = await tx.load(siteSubject, siteId)
  await tx.record(siteSubject, loaded, decideSetUp(loaded.state, demoSite))
  await site.ship(tx)
  for (const { id, ...fields } of users) await tx.record(userSubject, await tx.load(userSubject, id), decideCreateUser({ fields, verifier: demoVerifier, nameTaken: false }))
}

async function addPeople(tx: Transaction, people: readonly SeedPerson[], atMs: number): Promise<void> {
  tx.speakAs(builder, { now: () => atMs })
  for (const { id, fields } of people) await tx.record(employeeSubject, tx.begin(employeeSubject, id), decideAddEmployee({ fields, numberTakenBy: null, position: 'known' }))
}

function castOf(users: readonly SeedUser[]): Cast {
  const named = (name: string): SeedUser => users.find((one) => one.name === name)!
  return { hr: named('hr'), it: named('it'), finance: named('finance'), supervisor: named('supervisor'), receivers: users.filter((one) => one.roles.includes('receiver')) }
}


function storyAt({ seed, nowMs }: SeedOptions, index: number, positions: readonly SeedPosition[], cast: Cast): SeedStory {
  const dice = diceFor(seed, 'case', index)
  return storyOf(dice, endingOf(dice), personAt(seed, index, positions, siteDay(setUpMs(nowMs))), cast, nowMs)
}

/** When each case begins, oldest first: told again from its dice when its turn comes, so that a site of any size fits into memory. */
function planCases(options: SeedOptions, positions: readonly SeedPosition[], cast: Cast): { index: number; startMs: number }[] {
  return Array.from({ length: options.cases }, (_, index) => ({ index, startMs: storyAt(options, index, positions, cast).startMs })).sort((a, b) => a.startMs - b.startMs || a.index - b.index)
}

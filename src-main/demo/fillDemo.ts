import type { Actor } from '../log/event'
import type { Site } from '../site'
import { decideAddEmployee } from '../subjects/employee/domain'
import { employeeSubject } from '../subjects/employee/projection'
import { decideSetUp, siteId } from '../subjects/site/domain'
import { siteSubject } from '../subjects/site/projection'
import { siteSettings } from '../subjects/site/queries'
import { decideCreateUser } from '../subjects/user/domain'
import { userSubject } from '../subjects/user/projection'
import { hostname } from 'node:os'
import { demoCases } from './lateCases'
import { demoAccounts, demoEmployees, demoSite, demoVerifier } from './people'
import { playCases } from './play'

const builder = (): Actor => ({ userId: 'system', name: '演示数据', roles: [], via: 'system', pc: hostname() })

/** Fills an empty data folder with the demonstration site; one that is set up already stays as it is. */
export async function fillDemo(site: Site): Promise<void> {
  const { writer, reader, clock } = site.services
  if ((await siteSettings(reader)).setUp) return
  await writer.run(builder(), async (tx) => {
    const loaded = await tx.load(siteSubject, siteId)
    await tx.record(siteSubject, loaded, decideSetUp(loaded.state, demoSite))
    await site.ship(tx)
    for (const { id, ...fields } of demoAccounts) await tx.record(userSubject, await tx.load(userSubject, id), decideCreateUser({ fields, verifier: demoVerifier, nameTaken: false }))
    for (const { id, ...fields } of demoEmployees) {
      await tx.record(employeeSubject, await tx.load(employeeSubject, id), decideAddEmployee({ fields, numberTakenBy: null, position: 'known' }))
    }
  }, { now: () => clock.now() - setUpDaysAgo * 86_400_000 })
  await playCases(site, demoCases)
}

/** Longer ago than the oldest case of the demonstration. */
const setUpDaysAgo = 60

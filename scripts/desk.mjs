/** `npm run -s desk -- COMMAND …`: the application's commands. Installing and building speak on standard error only. */
import { runApplication } from './lib/application.mjs'
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { requireNode } from './lib/node.mjs'

requireNode()
if (!ensureInstalled({ quiet: true }) || !ensureBuilt({ quiet: true })) process.exit(1)
await runApplication(process.argv.slice(2))

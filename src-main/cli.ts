import { runDesk } from './commands/run'

process.exitCode = await runDesk(process.argv.slice(2), { out: (text) => { process.stdout.write(text) }, error: (text) => { process.stderr.write(text) } })

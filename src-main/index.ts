import { app } from 'electron'
import { startDesktop } from './desktop/lifecycle'

/** The desktop application's entry (cli.ts is the one without a window). */
startDesktop(process.argv.slice(app.isPackaged ? 1 : 2))

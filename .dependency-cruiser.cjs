/**
 * Which room may know which (DESIGN §4). Arrows point one way: desktop, lan → subjects → log, store → src-shared.
 * A new dependency between rooms is classified here or does not pass.
 */
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** Rooms of src-main that assemble or offer the application; what they offer must not know them. */
const upper = '^src-main/(desktop|lan|integrations|commands|demo|works|outbox)/|^src-main/(site|cli|index|worker)[.]ts$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    never('no-cycle', 'Two files that need each other are one file, or a third one is missing.', {}, { circular: true }),
    never('no-unresolved', 'A path that leads nowhere.', {}, { couldNotResolve: true, pathNot: '^electron$|^element-plus/es/components/[^/]+/style/css$' }),
    never('shared-knows-nothing', 'src-shared imports nothing of ours.',
      { path: '^src-shared/' }, { path: '^(src-main|src-preload|src-renderer|tests|scripts)/' }),
    never('shared-runs-in-a-browser', 'src-shared is read by the renderer too.',
      { path: '^src-shared/' }, { dependencyTypes: ['core'] }),
    never('renderer-knows-shared-only', 'Screens reach the application through the contract; resources/*.json is data.',
      { path: '^src-renderer/' }, { path: '^(src-main|src-preload|tests|scripts)/' }),
    never('renderer-runs-in-a-browser', 'No Node module in a screen.',
      { path: '^src-renderer/' }, { dependencyTypes: ['core'] }),
    never('preload-knows-shared-only', 'The bridge stays narrow.',
      { path: '^src-preload/' }, { path: '^(src-main|src-renderer|tests|scripts)/' }),
    never('main-knows-no-screen', 'The application runs without its screens.',
      { path: '^src-main/' }, { path: '^(src-renderer|src-preload|tests|scripts)/' }),
    never('electron-in-desktop-only', 'In plain Node the electron module throws; everything else runs in plain Node.',
      { path: '^src-', pathNot: '^src-main/desktop/|^src-main/index[.]ts$|^src-preload/' }, { path: '^electron$|^electron/|(^|/)node_modules/electron/' }),
    never('desktop-for-the-entry-only', 'desktop/ is reached from index.ts; cli.ts must start without electron.',
      { path: '^src-main/', pathNot: '^src-main/desktop/|^src-main/index[.]ts$' }, { path: '^src-main/desktop/' }),
    never('one-driver', 'The driver is named in one file.',
      { path: '^(src-|tests/)', pathNot: '^src-main/store/driver[.]ts$' }, { path: '(^|/)node_modules/(sqlite3|better-sqlite3|node-sqlite3-wasm)/' }),
    never('log-knows-no-subject', 'The log carries facts without understanding them.',
      { path: '^src-main/log/' }, { path: `^src-main/(subjects|store|office|files|forms)/|${upper}` }),
    never('store-knows-no-subject', 'The store is given migrations and projections, it does not look for them.',
      { path: '^src-main/store/' }, { path: `^src-main/(subjects|office|files|forms)/|${upper}` }),
    never('jobs-know-no-work', 'jobs/ starts worker threads; what is done there is listed in worker.ts.',
      { path: '^src-main/jobs/' }, { path: `^src-main/(subjects|office|files|forms)/|${upper}` }),
    never('spreadsheets-know-no-subject', 'Workbooks and CSV files are tables of cells; what the columns mean is the subject’s.',
      { path: '^src-main/spreadsheets/' }, { path: `^src-main/(subjects|office|files|forms|store|log)/|${upper}` }),
    never('files-know-no-subject', 'Attachments are bytes named by their hash.',
      { path: '^src-main/files/' }, { path: `^src-main/(subjects|office|forms)/|${upper}` }),
    never('subjects-look-down', 'A subject does not know who serves it.',
      { path: '^src-main/(subjects|office|forms)/' }, { path: upper }),
    never('office-asks-queries-only', 'office/ is the furniture every subject is built from; it may only ask who somebody is and which language the site speaks.',
      { path: '^src-main/office/' }, { path: '^src-main/subjects/', pathNot: '^src-main/subjects/(user|site)/(domain|queries)[.]ts$|^src-main/subjects/user/domain/' }),
    never('subjects-meet-in-domain-and-queries', "Subjects meet through each other's domain and queries, never through tables or procedures; projection.ts names the subject whose fact is recorded in the same commit.",
      { path: '^src-main/subjects/([^/]+)/' },
      { path: '^src-main/subjects/', pathNot: '^src-main/subjects/$1/|^src-main/subjects/[^/]+/(domain|queries)[.]ts$|^src-main/subjects/[^/]+/domain/|^src-main/subjects/[^/]+/projection[.]ts$|^src-main/subjects/(calendar/calendar|search/documents|template/compose|template/shipped|chain/shipped|case/office|message/enqueue|channel/courier)[.]ts$' }),
    never('domain-is-pure', 'decide and evolve know no database, clock, disk or network.',
      { path: '^src-main/subjects/[^/]+/(domain[.]ts$|domain/)' },
      { path: '^src-main/(store|files|lan|desktop|integrations)/|^src-main/subjects/[^/]+/(projection|queries|procedures)|(^|/)node_modules/(knex|sqlite3|fastify|ws|electron)/' }),
    never('rooms-are-listed-once', "Only the site, the command line and the entry see a subject's index.",
      { path: '^src-main/', pathNot: '^src-main/subjects/|^src-main/(site|cli|index)[.]ts$' }, { path: '^src-main/subjects/[^/]+/index[.]ts$' }),
    never('no-tests-in-product', 'The product does not lean on its tests.', { path: '^src-' }, { path: '^tests/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist)/' },
    // Type-only imports are arrows too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    builtInModules: { add: ['electron'] },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.mts', '.js', '.mjs', '.cjs', '.json', '.vue', '.d.ts'], mainFields: ['module', 'main', 'types'] },
    reporterOptions: { text: { highlightFocused: true } },
  },
}

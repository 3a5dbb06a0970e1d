import { spawnSync } from 'node:child_process'
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { useFolders } from '../support/site'

const makeFolder = useFolders()

/** A project whose lock asks for a package that is not there. Its npm only notes that it was called. */
async function aProject() {
  const project = await makeFolder()
  await cp('scripts/lib', join(project, 'scripts', 'lib'), { recursive: true })
  await writeFile(join(project, 'package-lock.json'), JSON.stringify({ packages: { '': {}, 'node_modules/wanted': { version: '1.0.0' } } }))
  const npm = join(project, 'npm.js')
  await writeFile(npm, `require('node:fs').appendFileSync(${JSON.stringify(join(project, 'npm.log'))}, process.argv.slice(2, 3) + '\\n')`)
  const install = `import(${JSON.stringify(pathToFileURL(join(project, 'scripts', 'lib', 'install.mjs')).href)}).then(({ ensureInstalled }) => console.log(ensureInstalled()))`
  return {
    project,
    install: () => spawnSync(process.execPath, ['-e', install], { encoding: 'utf8', env: { ...process.env, npm_execpath: npm } }),
    npmCalls: () => readFile(join(project, 'npm.log'), 'utf8').catch(() => ''),
  }
}

test('modules that belong to another project are left to it', async () => {
  const { project, install, npmCalls } = await aProject()
  const elsewhere = await makeFolder()
  await symlink(elsewhere, join(project, 'node_modules'), 'junction')
  const { stdout, stderr } = install()
  expect(stdout).toBe('false\n')
  expect(stderr).toMatch(/是指向别处的链接/)
  expect(stderr).toMatch(/is a link to another folder/)
  expect(await npmCalls()).toBe('')
})

test('modules of its own follow the lock', async () => {
  const { project, install, npmCalls } = await aProject()
  await mkdir(join(project, 'node_modules'))
  expect(install().stdout).toContain('true\n')
  expect(await npmCalls()).toBe('ci\nrebuild\n')
})

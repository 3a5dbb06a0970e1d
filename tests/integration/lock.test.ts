import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { FolderInUse, lockFolder } from '@main/store/lock'
import { bundleForNode } from '../support/bundle'
import { useFolders } from '../support/site'

const newFolder = useFolders()
const lockIn = (folder: string): string => join(folder, 'desk.lock')

/** The pid of a process that is gone. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' })
  await once(child, 'exit')
  return child.pid!
}

/** A process that lives until it is killed. */
async function livingProcess(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  await once(child, 'spawn')
  return child
}

describe('the lock of a data folder', () => {
  test('is refused to a second caller in the same process, and free again afterwards', async () => {
    const folder = await newFolder()
    const unlock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toEqual(new FolderInUse(process.pid))
    await expect(lockFolder(join(folder, '..', folder.split(/[\\/]/).at(-1)!))).rejects.toBeInstanceOf(FolderInUse)
    expect((await readFile(lockIn(folder), 'utf8')).split('\n')[0]).toBe(String(process.pid))
    await unlock()
    await (await lockFolder(folder))()
    expect(await readdir(folder)).toEqual(['desk.hold'])
  })

  test('left by a dead process, by one that had our pid, or half written, is taken over', async () => {
    for (const content of [String(await deadPid()), String(process.pid), '']) {
      const folder = await newFolder()
      await writeFile(lockIn(folder), content)
      await (await lockFolder(folder))()
      expect(await readdir(folder)).toEqual(['desk.hold'])
    }
  })

  test('left by a process whose pid another program has by now is taken over', async () => {
    const folder = await newFolder()
    const other = await livingProcess()
    await writeFile(lockIn(folder), `${other.pid}\n`)
    const unlock = await lockFolder(folder)
    expect((await readFile(lockIn(folder), 'utf8')).split('\n')[0]).toBe(String(process.pid))
    await unlock()
    other.kill()
  })

  test('is held on though nobody keeps the way to give it back', async () => {
    const folder = await newFolder()
    const module = await bundleForNode('src-main/store/lock.ts')
    const holder = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', `
      const { lockFolder } = await import(${JSON.stringify(pathToFileURL(module).href)})
      await lockFolder(${JSON.stringify(folder)})
      for (let round = 0; round < 5; round += 1) { await new Promise((resolve) => setTimeout(resolve, 20)); gc() }
      console.log('collected')
      setInterval(() => {}, 1000)
    `], { stdio: ['ignore', 'pipe', 'inherit'] })
    try {
      await once(holder.stdout, 'data')
      await expect(lockFolder(folder)).rejects.toEqual(new FolderInUse(holder.pid!))
    } finally {
      holder.kill('SIGKILL')
      await rm(dirname(module), { recursive: true, force: true })
    }
  })

  test('that is another’s by now is not removed when the former holder lets go', async () => {
    const folder = await newFolder()
    const unlock = await lockFolder(folder)
    await writeFile(lockIn(folder), '4711\nanother\n')
    await unlock()
    expect(await readFile(lockIn(folder), 'utf8')).toBe('4711\nanother\n')
  })
})

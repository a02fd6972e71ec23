import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LogLockedError } from '../errors.ts'
import { openForTest, startChild, temporaryFolder } from './test/harness.ts'

describe('one process per data folder', () => {
  it('refuses a second one, and says who has it and what to do', async () => {
    const dir = await temporaryFolder()
    const child = await startChild(dir)
    const refused = await openForTest({ dir }).catch((error: Error) => error)
    expect(refused).toBeInstanceOf(LogLockedError)
    expect((refused as Error).message).toContain(`process ${child.pid}`)
    expect((refused as Error).message).toContain(dir)
    expect((refused as Error).message).toMatch(/stop that process first, or start this one with another data folder/)
  })

  it('refuses a second log in the same process too', async () => {
    const dir = await temporaryFolder()
    await openForTest({ dir })
    await expect(openForTest({ dir })).rejects.toThrow(`process ${process.pid}`)
  })

  it('takes over from a process that was killed', async () => {
    const dir = await temporaryFolder()
    const child = await startChild(dir)
    await child.kill()
    expect(await readFile(join(dir, 'lock'), 'utf8')).toContain(String(child.pid))
    await openForTest({ dir })
    expect(await readFile(join(dir, 'lock'), 'utf8')).toContain(String(process.pid))
  })

  it('takes over when the dead owner’s pid is in use again', async () => {
    const dir = await temporaryFolder()
    await (await openForTest({ dir })).close()
    await writeFile(join(dir, 'lock'), `${process.ppid} on a machine that is gone`)
    await expect(openForTest({ dir })).resolves.toBeDefined()
  })

  it('lets go when closed', async () => {
    const dir = await temporaryFolder()
    const first = await openForTest({ dir })
    await Promise.all([first.close(), first.close()])
    await expect(first.append('any.v1', [])).rejects.toThrow('closed')
    await expect(openForTest({ dir })).resolves.toBeDefined()
  })
})

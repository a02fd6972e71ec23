import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { run } from './command.ts'

/** Debian's engine with what it calls, and the program that makes a Debian in a folder. */
const PACKAGES = ['docker.io', 'containerd', 'runc', 'libdevmapper1.02.1', 'libseccomp2', 'debootstrap']

export const CACHE = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'tocsin')

/** Makes a folder or file of the cache once: `make` fills a temporary one, which then takes the name. */
export const cached = async (name: string, make: (temporary: string) => Promise<unknown>): Promise<string> => {
  const path = join(CACHE, name)
  if (existsSync(path)) return path
  await mkdir(CACHE, { recursive: true })
  const folder = await mkdtemp(join(CACHE, 'making-'))
  try {
    const made = join(folder, 'made')
    await make(made)
    await rename(made, path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return path
}

/**
 * A folder with Debian's packages, unpacked and not installed, so that nothing is registered, started or changed on this machine.
 * Brought by apt the first time, then kept in the user's cache.
 */
export const unpackedPackages = (): Promise<string> => {
  const name = createHash('sha256').update(PACKAGES.join()).digest('hex').slice(0, 12)
  return cached(`debian-engine-${name}`, async folder => {
    const downloads = `${folder}.debs`
    await mkdir(downloads)
    await mkdir(folder)
    const download = () => run(['apt-get', 'download', '-qq', ...PACKAGES], { cwd: downloads })
    await download().catch(async () => {
      await run(['apt-get', 'update', '-qq'])
      await download()
    })
    for (const file of await readdir(downloads)) await run(['dpkg', '-x', join(downloads, file), folder])
  })
}

/** The environment in which the unpacked programs find each other and their libraries. */
export const withPackages = (folder: string): NodeJS.ProcessEnv => {
  const paths = (...names: readonly string[]): string => names.map(name => join(folder, name)).join(':')
  return {
    ...process.env,
    PATH: `${paths('usr/sbin', 'usr/bin', 'sbin', 'bin')}:${process.env['PATH']}`,
    LD_LIBRARY_PATH: paths('lib/x86_64-linux-gnu', 'usr/lib/x86_64-linux-gnu'),
    DEBOOTSTRAP_DIR: paths('usr/share/debootstrap'),
  }
}

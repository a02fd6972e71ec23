import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './jars.ts'

/** A folder in which only so much can be written. */
export interface SmallDisk {
  readonly dir: string
  /** What a program that writes there is started by. */
  launcher(): readonly string[]
  /** Makes room; a program that is started from then on has it. */
  grow(): Promise<void>
  remove(): Promise<void>
}

const MEBI = 1024 * 1024
const GROWN_MEBI = 512

/** A file system of its own in memory where one may be mounted, as root may; else every file of the program is limited, which it sees as a failed write too. */
export const openSmallDisk = async (mebi: number): Promise<SmallDisk> => {
  const dir = await mkdtemp(join(tmpdir(), 'tocsin-small-disk-'))
  const mount = (options: string): Promise<boolean> =>
    run('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', dir]).then(
      () => true,
      () => false,
    )
  const isMounted = await mount(`size=${mebi}m`)
  let hasGrown = false
  return {
    dir,
    launcher: () =>
      isMounted || hasGrown ? [] : ['bash', '-c', `ulimit -f ${(mebi * MEBI) / 1024}; exec "$@"`, 'bash'],
    async grow() {
      hasGrown = true
      if (isMounted) await mount(`remount,size=${GROWN_MEBI}m`)
    },
    async remove() {
      if (isMounted) await run('umount', [dir])
      await rm(dir, { recursive: true })
    },
  }
}

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { run } from '@tocsin/shared/log/kafka/test/jars.ts'

const POM = join(import.meta.dirname, 'pom.xml')
const SOURCE = join(import.meta.dirname, 'TumblingCount.java')

/**
 * The class path of the peers, kept in the user's cache: jars that Maven brings the first time, and our class compiled against them. Needs
 * java 17, javac and mvn.
 */
export const peerClasspath = async (): Promise<string> => {
  const hash = createHash('sha256')
  for (const file of [POM, SOURCE]) hash.update(await readFile(file))
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'tocsin')
  const folder = join(cache, `peers-${hash.digest('hex').slice(0, 12)}`)
  const classpath = `${folder}:${folder}/*`
  if (existsSync(folder)) return classpath
  await mkdir(cache, { recursive: true })
  const building = await mkdtemp(`${folder}.`)
  try {
    await run('mvn', ['-q', '-B', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${building}`])
    await run('javac', ['-cp', `${building}/*`, '-d', building, SOURCE])
    await rename(building, folder)
  } finally {
    await rm(building, { recursive: true, force: true })
  }
  return classpath
}

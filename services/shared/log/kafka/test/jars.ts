import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

const POM = join(import.meta.dirname, 'pom.xml')

/** Runs a command to its end; rejects with what it printed when it fails. */
export const run = (command: string, args: readonly string[]): Promise<string> => {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const child = spawn(command, [...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', chunk => (output += chunk))
  child.stderr.on('data', chunk => (output += chunk))
  child.on('error', reject)
  child.on('exit', code =>
    code === 0
      ? resolve(output)
      : reject(new Error(`${command} ${args[0]} ended with ${code}:\n${output.slice(-2_000)}`)),
  )
  return promise
}

/** The folder with a broker's jars, kept in the user's cache. Brought there by Maven the first time; several may try at once. */
export const brokerJars = async (): Promise<string> => {
  const pom = await readFile(POM)
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'tocsin')
  const folder = join(cache, `kafka-${createHash('sha256').update(pom).digest('hex').slice(0, 12)}`)
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  const building = await mkdtemp(`${folder}.`)
  try {
    await run('mvn', ['-q', '-B', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${building}`])
    await rename(building, folder).catch(error => {
      if (!existsSync(folder)) throw error
    })
  } finally {
    await rm(building, { recursive: true, force: true })
  }
  return folder
}

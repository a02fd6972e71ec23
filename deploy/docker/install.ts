// `node install.ts gateway`: installs what the packages need in production, exactly as the lockfile says, lists it in sbom.cdx.json, and
// leaves nothing of the rest of the workspace. Runs while an image is built, in the folder of the workspace.
import { execFileSync } from 'node:child_process'
import { globSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'

const npm = (...args: readonly string[]): Buffer => execFileSync('npm', args, { stdio: ['ignore', 'pipe', 'inherit'] })

const packages = process.argv.slice(2).map(name => `--workspace=@tocsin/${name}`)
npm('ci', ...packages, '--omit=dev', '--omit=optional', '--ignore-scripts')

const manifest = (folder: string): string => `${folder}/package.json`
const read = (folder: string): Record<string, unknown> => JSON.parse(readFileSync(manifest(folder), 'utf8'))
const write = (
  folder: string,
  { devDependencies, optionalDependencies, scripts, ...kept }: Record<string, unknown>,
): void => writeFileSync(manifest(folder), `${JSON.stringify(kept, null, 2)}\n`)

const linked = readdirSync('node_modules/@tocsin').map(name =>
  relative('.', realpathSync(`node_modules/@tocsin/${name}`)),
)
const root = read('.')
const all = globSync((root['workspaces'] as string[]).map(manifest)).map(dirname)
for (const folder of all) if (!linked.includes(folder)) rmSync(folder, { recursive: true })
for (const folder of linked) write(folder, read(folder))
write('.', { ...root, workspaces: linked })
rmSync('package-lock.json')
writeFileSync('sbom.cdx.json', npm('sbom', '--sbom-format=cyclonedx'))

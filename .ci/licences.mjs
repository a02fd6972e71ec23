// The licences of everything in the lockfile: `npm run licences` prints them, `--check` only says what is wrong. Exits 1 for a licence that
// nobody has allowed.
import { readFileSync } from 'node:fs'

/** What may be shipped with, or used to build, a program under Apache-2.0. MPL-2.0 is weak copyleft by file: used as it is, never changed. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
])

/** The lockfile names no licence for what it never installed: packages for other platforms, which have that of their family. */
const FAMILIES = [
  [/^@biomejs\/cli-/, 'MIT OR Apache-2.0'],
  [/^@bufbuild\/buf-/, 'Apache-2.0'],
  [/^@chdb\/lib-/, 'Apache-2.0'],
  [/^@turbo\//, 'MIT'],
  [/^node-(?:darwin|linux)-/, 'MIT'],
  [/^(?:ssh2|cpu-features|buildcheck)$/, 'MIT'],
]

/** `MIT OR GPL-3.0` is allowed when one of them is, `MIT AND GPL-3.0` when all are. */
const isAllowed = licence =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some(choice => choice.split(' AND ').every(one => ALLOWED.has(one.trim())))

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
const found = Object.entries(packages)
  .filter(([path, { link }]) => path.includes('node_modules/') && !link)
  .map(([path, { version, license, dev }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const licence = license ?? FAMILIES.find(([pattern]) => pattern.test(name))?.[1] ?? 'unknown'
    return { name, version, licence, dev: dev === true }
  })

if (!process.argv.includes('--check')) {
  for (const { name, version, licence, dev } of found)
    console.log(`${licence.padEnd(20)} ${name} ${version}${dev ? ' (to build and test)' : ''}`)
}
const wrong = found.filter(({ licence }) => !isAllowed(licence))
for (const { name, version, licence } of wrong)
  console.error(`${name} ${version}: licence ${licence} is not in the list of .ci/licences.mjs`)
if (found.length === 0) console.error('package-lock.json names no packages')
process.exitCode = wrong.length > 0 || found.length === 0 ? 1 : 0

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SKIPPED = new Set(['node_modules', 'dist', 'reports', 'gen', '.turbo'])

const sourceFiles = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : sourceFiles(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })

interface Import {
  readonly file: string
  readonly line: number
  readonly from: string
  readonly typeOnly: boolean
}

const isTest = (file: string): boolean => /\.(unit|int|test)\.|\/(bench|test|conformance)[/.]/.test(file)

const importsOf = (file: string): Import[] => {
  const text = readFileSync(join(ROOT, file), 'utf8')
  const pattern =
    /^\s*(?:import|export)\s+(type\s+)?(?:[^'"()]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm
  return [...text.matchAll(pattern)].map(match => ({
    file,
    line: text.slice(0, match.index + match[0].length).split('\n').length,
    from: match[2] ?? match[3]!,
    typeOnly: match[1] !== undefined,
  }))
}

const files = ['services', 'dashboards'].flatMap(sourceFiles)
const imports = files.filter(file => !isTest(file)).flatMap(importsOf)
const name = ({ file, line, from }: Import, rule: string): string => `${file}:${line} imports ${from}: ${rule}`

/** `services/<service>/…` → service, `dashboards/<x>/…` → x. */
const ownerOf = (file: string): string => file.split('/')[1]!

const inCore = (file: string): boolean => /\/core\//.test(file) && !isTest(file)

/** One home per dependency: the folders (path prefixes) that may import it. */
const HOMES: readonly (readonly [dependency: RegExp, homes: readonly string[]])[] = [
  [/^kafkajs$/, ['services/shared/log/']],
  [/^node:sqlite$/, ['services/shared/log/']],
  [/^@grpc\/|^grpc-health-check$/, ['services/shared/grpc/']],
  [/^@clickhouse\/|^chdb$/, ['services/shared/clickhouse/']],
  [/^fastify$|^@fastify\//, ['services/gateway/', 'services/ingest/']],
  [/^pino$|^prom-client$|^@opentelemetry\//, ['services/shared/runtime/']],
  [/^protobufjs/, ['services/shared/events/', 'services/shared/grpc/']],
]

describe('architecture', () => {
  it('finds the code it speaks of', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(imports.length).toBeGreaterThan(100)
  })

  it('keeps core/ to core/ and the shared contracts (events, gen, live)', () => {
    const wrong = imports.filter(({ file, from }) => {
      if (!inCore(file)) return false
      if (from.startsWith('@tocsin/shared/'))
        return !/^@tocsin\/shared\/(events|gen|live)\/|^@tocsin\/shared\/playbook\/(plan|holder)\.ts$/.test(from)
      if (!from.startsWith('.')) return true
      const target = relative(ROOT, join(ROOT, file, '..', from))
      return !target.includes('/core/') && !/^services\/shared\/(events|gen|live)\//.test(target)
    })
    expect(wrong.map(one => name(one, 'core imports only core and the contracts in @tocsin/shared'))).toEqual([])
  })

  it('keeps core/ without clock, randomness, environment, timers and waiting', () => {
    const forbidden =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bsetTimeout\b|\bsetInterval\b|\bprocess\.|\bperformance\.|\bawait\b|\basync\b|\bconsole\./
    const wrong = files.filter(inCore).flatMap(file =>
      readFileSync(join(ROOT, file), 'utf8')
        .split('\n')
        .flatMap((line, index) => {
          const code = line.replace(/\/\/.*$|^\s*\*.*$|^\s*\/\*.*$/, '')
          return forbidden.test(code)
            ? [`${file}:${index + 1} ${line.trim()}: core is synchronous and deterministic`]
            : []
        }),
    )
    expect(wrong).toEqual([])
  })

  it('keeps services apart: only standalone imports the others', () => {
    const wrong = imports.filter(({ file, from, typeOnly }) => {
      const owner = ownerOf(file)
      const target = /^@tocsin\/([a-z]+)/.exec(from)?.[1]
      if (from.startsWith('.')) {
        const path = relative(ROOT, join(ROOT, file, '..', from))
        return path.startsWith('services/') && ownerOf(path) !== owner && !typeOnly
      }
      return target !== undefined && target !== 'shared' && target !== owner && owner !== 'standalone'
    })
    expect(wrong.map(one => name(one, 'services share topic contracts and protos, never code'))).toEqual([])
  })

  it.each(HOMES)('keeps %s in its home', (dependency, homes) => {
    const wrong = imports.filter(
      ({ file, from, typeOnly }) => dependency.test(from) && !typeOnly && !homes.some(home => file.startsWith(home)),
    )
    expect(wrong.map(one => name(one, `its home is ${homes.join(', ')}`))).toEqual([])
  })

  it('reads the environment and handles signals in main.ts only', () => {
    const allowed = /(^|\/)main\.ts$|\/bench\/|\/training\/|\.config\.ts$|child\.ts$|worker\.ts$/
    const wrong = files
      .filter(file => !isTest(file) && !allowed.test(file))
      .flatMap(file =>
        readFileSync(join(ROOT, file), 'utf8')
          .split('\n')
          .flatMap((line, index) =>
            /\bprocess\.(env|exit|on)\b/.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [],
          ),
      )
    expect(wrong).toEqual([])
  })

  it('keeps files short: 300 lines at most', () => {
    const long = files
      .map(file => ({ file, lines: readFileSync(join(ROOT, file), 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 301)
    expect(long).toEqual([])
  })
})

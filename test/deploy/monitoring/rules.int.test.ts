import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { newFolder, removeFolder } from '../../support/standalone.ts'
import { COMPOSE_DIR } from '../compose/compose-file.ts'
import { hasPromtool, promtool } from './promtool.ts'
import { plainRules, RULE_FILES } from './rules.ts'

const SERIES = join(import.meta.dirname, 'series')
const files = readdirSync(SERIES)
const folder = newFolder()
afterAll(() => removeFolder(folder))

if (!hasPromtool && !process.env['CI'])
  console.warn('the alert rules are not tried with series: promtool is missing (Debian: apt-get install prometheus)')

// In CI it must be there: the tests run, and fail without it.
describe.skipIf(!hasPromtool && !process.env['CI'])('the rules, by promtool', () => {
  beforeAll(() => {
    for (const file of RULE_FILES) writeFileSync(join(folder, file), plainRules(file))
    for (const file of files) copyFileSync(join(SERIES, file), join(folder, `series-${file}`))
  })

  it('are rules', async () => {
    const { code, said } = await promtool(folder, ['check', 'rules', ...RULE_FILES])
    expect(said).not.toMatch(/FAILED|error/)
    expect(code).toBe(0)
  })

  it("are read by compose's Prometheus", async () => {
    const { code, said } = await promtool(COMPOSE_DIR, ['check', 'config', 'prometheus.yml'])
    expect(said).toContain(`${RULE_FILES.length} rule files found`)
    expect(code, said).toBe(0)
  })

  it.each(files)('do with series what %s says', async file => {
    const { code, said } = await promtool(folder, ['test', 'rules', `series-${file}`])
    expect(said).toContain('SUCCESS')
    expect(code, said).toBe(0)
  })

  it('are told apart from rules that are wrong', async () => {
    const wrong = plainRules('rules.yaml').replace('> 30', '> 300')
    expect(wrong).not.toBe(plainRules('rules.yaml'))
    writeFileSync(join(folder, 'wrong.yaml'), wrong)
    const series = parse(readFileSync(join(SERIES, 'flow.yaml'), 'utf8')) as { tests: { name: string }[] }
    const about = {
      ...series,
      rule_files: ['wrong.yaml'],
      tests: series.tests.filter(({ name }) => /behind/.test(name)),
    }
    writeFileSync(join(folder, 'series-wrong.yaml'), stringify(about))
    const { code, said } = await promtool(folder, ['test', 'rules', 'series-wrong.yaml'])
    expect(said).toContain('TocsinLag')
    expect(code).toBe(1)
  })
})

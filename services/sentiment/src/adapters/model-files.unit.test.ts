import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { MODEL_FILES } from '../core/format.ts'
import { MODEL_DIR, readModel } from './model-files.ts'

it('keeps all models together under 6 MiB', () => {
  const bytes = MODEL_FILES.reduce((sum, name) => sum + statSync(join(MODEL_DIR, name)).size, 0)
  expect(bytes).toBeLessThan(6 * 2 ** 20)
})

it('refuses a file that does not match its checksum', () => {
  const dir = mkdtempSync(join(tmpdir(), 'tocsin-model-'))
  cpSync(MODEL_DIR, dir, { recursive: true })
  const path = join(dir, 'language.bin')
  const bytes = readFileSync(path)
  bytes[100]! ^= 1
  writeFileSync(path, bytes)
  expect(() => readModel(dir)).toThrow('does not match')
  rmSync(dir, { recursive: true })
})

it('was measured as it is: the error matrix names the version of the model', () => {
  const errors = JSON.parse(readFileSync(join(MODEL_DIR, 'errors.json'), 'utf8')) as { scorerVersion: string }
  expect(errors.scorerVersion).toBe(readModel().version)
})

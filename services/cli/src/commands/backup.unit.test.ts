import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { tocsin } from '../tocsin.ts'

const dir = mkdtempSync(join(tmpdir(), 'tocsin-backup-'))
afterAll(() => rmSync(dir, { recursive: true }))

const run = async (...args: readonly string[]) => {
  const said: string[] = []
  const code = await tocsin(args, { out: line => said.push(line), err: line => said.push(line), env: {} })
  return { code, said: said.join('\n') }
}

it.each([
  [['backup'], 2, 'backup needs create, verify, restore'],
  [['backup', 'restor', dir], 2, 'Did you mean "restore"?'],
  [['backup', 'create'], 2, 'backup create needs --out DIR'],
  [['backup', 'verify'], 2, 'backup verify needs the folder'],
  [['backup', 'restore', dir, '--only', 'kafka'], 2, '--only takes log or history'],
  [['backup', 'create', '--out', join(dir, 'new'), '--only', 'log'], 2, 'where is Kafka?'],
  [['backup', 'create', '--out', join(dir, 'new'), '--only', 'history'], 2, 'where is ClickHouse?'],
  [['backup', 'verify', dir], 1, 'holds no whole backup'],
  [['topics', 'move'], 2, 'where is Kafka?'],
] as const)('%j says what is missing', async (args, code, sentence) => {
  const { code: found, said } = await run(...args)
  expect([found, said]).toEqual([code, expect.stringContaining(sentence)])
})

it('reads no backup of a later format', async () => {
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify({ format: 2, topics: [], commits: [], history: [] }))
  expect(await run('backup', 'verify', dir)).toEqual({
    code: 1,
    said: expect.stringContaining('is a backup of format 2, this program reads 1: use a newer one'),
  })
})

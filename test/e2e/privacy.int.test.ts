import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import {
  eventually,
  type Finished,
  getJson,
  newFolder,
  type Running,
  removeFolder,
  runToEnd,
  startProgram,
} from '../support/standalone.ts'

const CLI = 'services/cli/src/main.ts'
const folder = newFolder()
const dataDir = join(folder, 'data')
let running: Running | undefined
afterAll(async () => {
  await running?.stop()
  removeFolder(folder)
})

const [OLD_KEY, NEW_KEY] = [`1:${'11'.repeat(32)}`, `2:${'22'.repeat(32)}`] as const
const AUTHOR = 'jan-the-77th'
const TOKEN = 'token-of-root-0001'

const start = async (authorKeys: string): Promise<Running> => {
  running = await startProgram(['--no-demo', '--data', dataDir], {
    TOCSIN_INGEST_AUTHOR_KEYS: authorKeys,
    TOCSIN_ESCALATION_TOKENS: JSON.stringify([{ token: TOKEN, person: 'root', role: 'admin' }]),
    TOCSIN_INGEST_SOURCES: '[{"id":"forum","kind":"webhook","unsigned":true}]',
    TOCSIN_ARCHIVE_SWEEP_EVERY: '1s',
    TOCSIN_ARCHIVE_BATCH_WAIT: '200ms',
  })
  return running
}

const tocsin = (...args: string[]): Promise<Finished> =>
  runToEnd(CLI, args, { env: { TOCSIN_ADDRESS: running!.grpcAddress, TOCSIN_TOKEN: TOKEN } })

const publish = async (id: string, author: string): Promise<void> => {
  const publishedAt = new Date().toISOString()
  const response = await fetch(running!.mentionsUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, author, text: `Lumo is down, says ${id}`, publishedAt, brands: ['lumo'] }),
  })
  expect(response.status).toBe(202)
}

/** Texts of the archive by id, once they are as wanted. */
const archived = (wanted: Readonly<Record<string, string>>): Promise<true> => {
  const { baseUrl } = running!
  return eventually(`the archive holds ${JSON.stringify(wanted)}`, 40_000, async () => {
    const { mentions } = await getJson<{ mentions: { id: string; text: string }[] }>(
      `${baseUrl}/v1/brands/lumo/mentions?limit=100`,
    )
    const texts = Object.fromEntries(mentions.map(({ id, text }) => [id.replace('forum:', ''), text]))
    return JSON.stringify(Object.entries(texts).toSorted()) === JSON.stringify(Object.entries(wanted).toSorted())
      ? true
      : undefined
  })
}

/** Every file of the log below a folder, as bytes. */
const filesOf = (...path: readonly string[]): { path: string; bytes: Buffer }[] =>
  readdirSync(join(dataDir, 'log', 'topics', ...path), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .map(name => ({ path: name, bytes: readFileSync(name) }))

it('erases an author under old and new keys, says when the log has forgotten, and shows who changes the audit log', async () => {
  await start(OLD_KEY)
  await publish('first', AUTHOR)
  await publish('other', 'somebody-else')
  await archived({ first: 'Lumo is down, says first', other: 'Lumo is down, says other' })
  expect(await running!.stop()).toBe(0)

  await start(`${OLD_KEY},${NEW_KEY}`)
  await publish('second', AUTHOR)
  await archived({
    first: 'Lumo is down, says first',
    other: 'Lumo is down, says other',
    second: 'Lumo is down, says second',
  })
  const who = ['erase', '--author', `forum:${AUTHOR}`]
  expect(await tocsin(...who, '--dry-run')).toMatchObject({
    code: 0,
    stdout: 'the archive holds 2 mentions of lumo\n',
    stderr: '',
  })
  expect(await tocsin(...who, '--reason', `asked by ${AUTHOR}`, '--yes')).toMatchObject({ code: 2 })
  expect(await tocsin(...who, '--reason', 'a request by mail')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--yes'),
  })

  const before = Date.now()
  const erased = await tocsin(...who, '--reason', 'a request by mail', '--yes')
  expect(erased).toMatchObject({ code: 0, stderr: '' })
  expect(erased.stdout).toMatch(/^blanked 2 mentions of lumo at .*counts stay {2}\[erasure-\w{16}\]$/m)
  const gone = /from (\S+) on/.exec(erased.stdout)![1]!
  expect(Date.parse(gone) - before).toBeGreaterThan(7 * 86_400_000)
  expect(Date.parse(gone) - before).toBeLessThan(8 * 86_400_000 + 600_000)
  await archived({ first: '', other: 'Lumo is down, says other', second: '' })
  await publish('third', AUTHOR)
  await archived({ first: '', other: 'Lumo is down, says other', second: '', third: '' })
  const again = await tocsin(...who, '--reason', 'a second mail', '--yes')
  expect(again.stdout).toMatch(/^the author was erased before \(erasure-\w{16}\), and that stands$/m)
  expect(again.stdout).toMatch(/^blanked 0 mentions at/m)

  const listed = await eventually('the entries of the erasures', 20_000, async () => {
    const { stdout } = await tocsin('audit', 'list', '--kind', 'erasure')
    return stdout.split('\n').filter(line => line.includes('AuthorErased')).length === 2 ? stdout : undefined
  })
  expect(listed).toMatch(/root \(admin, token \w{8}\) · EraseAuthor · ok: under keys 2, 1: a request by mail/)
  expect(listed).toMatch(/archive · AuthorCounted on lumo · ok: 2 mentions/)
  const whole = await tocsin('audit', 'verify')
  expect(whole).toMatchObject({ code: 0, stderr: '' })
  const head = /^head (\S+)$/m.exec(whole.stdout)![1]!
  expect(await running!.stop()).toBe(0)
  // Nobody's name is anywhere in the log.
  expect(filesOf().filter(({ bytes }) => bytes.includes(AUTHOR))).toEqual([])

  const tampered = filesOf('audit.payloads.v1').filter(({ bytes }) => bytes.includes('a request by mail'))
  expect(tampered.length).toBeGreaterThan(0)
  for (const { path, bytes } of tampered)
    writeFileSync(
      path,
      Buffer.from(bytes.toString('latin1').replaceAll('a request by mail', 'a request by fax!'), 'latin1'),
    )
  await start(`${OLD_KEY},${NEW_KEY}`)
  const broken = await tocsin('audit', 'verify', '--expect', head)
  expect(broken).toMatchObject({ code: 1, stdout: '' })
  expect(broken.stderr).toMatch(/^broken at offset \d+: what it stands for was changed \[payload-changed\]$/m)
}, 240_000)

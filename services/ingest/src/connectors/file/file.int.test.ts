import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { FileSource } from '../../source-config.ts'
import type { SourceItem } from '../connector.ts'
import { createFileConnector } from './connect.ts'
import { MAX_LINE_BYTES } from './lines.ts'

const dir = mkdtempSync(join(tmpdir(), 'tocsin-file-'))
afterAll(() => rmSync(dir, { recursive: true }))
let files = 0

const connectorOf = (content: string | Buffer, config: Partial<FileSource> = {}) => {
  const path = config.path ?? join(dir, `${files++}.ndjson`)
  writeFileSync(path, content)
  const connector = createFileConnector({
    id: 'file',
    kind: 'file',
    timing: 'live',
    usualGapMs: undefined,
    path,
    format: 'ndjson',
    follow: false,
    columns: {},
    delimiter: ',',
    keepObservedAt: false,
    sourceFromRecord: false,
    maxPerSecond: 0,
    speed: 0,
    ...config,
  })
  return { path, connector }
}
const readAll = async (content: string | Buffer, config: Partial<FileSource> = {}, cursor?: string) => {
  const items: SourceItem[] = []
  for await (const item of connectorOf(content, config).connector.open(cursor, new AbortController().signal))
    items.push(item)
  return items
}
/** Ids of posts and reasons of broken ones, in their order. */
const told = (items: readonly SourceItem[]): unknown[] =>
  items.map(item => (item.kind === 'post' ? item.post.id : item.reason))

const csv = (content: string, config: Partial<FileSource> = {}) => readAll(content, { format: 'csv', ...config })
const HEADER = 'id,text,publishedAt\n'
const TIME = '2026-03-02T00:00:00Z'

describe('a file of NDJSON', () => {
  it.each([
    ['an empty file', '', []],
    ['blank lines and Windows line ends', '\r\n{"id":"a"}\r\n\n{"id":"b"}\r\n', ['a', 'b']],
    ['a last line without its end', '{"id":"a"}\n{"id":"b"}', ['a', 'b']],
    ['a byte order mark', '\ufeff{"id":"a"}\n', ['a']],
    ['broken JSON, and goes on', '{"id":"a"}\n{"id":\n{"id":"b"}\n', ['a', 'malformed-json', 'b']],
    ['what is no object', '[1]\n"x"\n{"id":"b"}\n', ['not-an-object', 'not-an-object', 'b']],
    ['a post that calls itself rejected', '{"id":"a","outcome":"rejected","problem":{"reason":"x"}}\n', ['a']],
  ])('reads %s', async (_what, content, expected) => {
    expect(told(await readAll(content))).toEqual(expected)
  })

  it('tells the line of what is broken, and keeps its bytes', async () => {
    const bad = Buffer.concat([Buffer.from('{"id":"a"}\n{"text":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}\n')])
    const items = await readAll(bad)
    expect(items[1]).toMatchObject({ kind: 'broken', reason: 'invalid-utf8', detail: 'line 2: not UTF-8' })
    expect(items[1]?.kind === 'broken' && items[1].raw.includes(0xff)).toBe(true)
  })

  it('passes over a line that is too long with bounded memory, and goes on behind it', async () => {
    const items = await readAll(`{"id":"a"}\n${'x'.repeat(MAX_LINE_BYTES + 600_000)}\n{"id":"b"}\n`)
    expect(told(items)).toEqual(['a', 'line-too-long', 'b'])
    expect(items[1]?.kind === 'broken' && items[1].raw.length).toBeLessThan(1_048_576)
  })

  it('goes on behind any cursor with exactly what is left', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }).map(text => JSON.stringify({ id: 'x', text })),
      fc.constantFrom('', 'broken', '\r'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async lines => {
        const content = lines.join('\n')
        const all = await readAll(content)
        for (const [index, { cursor }] of all.entries()) {
          expect(await readAll(content, {}, cursor)).toEqual(all.slice(index + 1))
        }
      }),
      { numRuns: 30 },
    )
  })

  it('follows a file that grows, waits for the end of a line, and starts again when it was rotated', async () => {
    const { connector, path } = connectorOf('{"id":"a"}\n{"id":', { follow: true })
    const stop = new AbortController()
    const items = connector.open(undefined, stop.signal)[Symbol.asyncIterator]()
    const next = async (): Promise<unknown> => told([(await items.next()).value as SourceItem])[0]
    expect(await next()).toBe('a')
    const second = next()
    appendFileSync(path, '"b"}\n')
    expect(await second).toBe('b')
    const third = next()
    truncateSync(path, 0)
    writeFileSync(path, '{"id":"c"}\n')
    expect(await third).toBe('c')
    const end = items.next()
    stop.abort()
    expect((await end).done).toBe(true)
  })

  it('says why it cannot be read, until it can', async () => {
    const { connector, path } = connectorOf('{"id":"a"}\n')
    rmSync(path)
    const read = () => connector.open(undefined, new AbortController().signal)[Symbol.asyncIterator]().next()
    await expect(read()).rejects.toThrow('ENOENT')
    expect(connector.health().problem).toContain('ENOENT')
    writeFileSync(path, '{"id":"a"}\n')
    await read()
    expect(connector.health().problem).toBeUndefined()
  })

  it('releases posts at the pace of their own times', async () => {
    const at = (seconds: number) =>
      JSON.stringify({ id: 'a', publishedAt: new Date(1e12 + seconds * 1_000).toISOString() })
    const started = performance.now()
    await readAll([at(0), at(1), at(2)].join('\n'), { speed: 20 })
    expect(performance.now() - started).toBeGreaterThanOrEqual(95)
  })
})

describe('a file of CSV', () => {
  it('maps columns, unquotes cells, and splits brands', async () => {
    const columns = { id: 'ID', text: 'Message', publishedAt: 'When', brands: 'For' }
    const content = `When;ID;For;Message\n${TIME};1;a;"he said ""no""; twice,\nand left"\n1772409600000;2;a b;x\n`
    expect(await csv(content, { columns, delimiter: ';' })).toMatchObject([
      { post: { id: '1', text: 'he said "no"; twice,\nand left', publishedAt: TIME, brands: ['a'] } },
      { post: { id: '2', publishedAt: 1_772_409_600_000, brands: ['a', 'b'] } },
    ])
  })

  it.each([
    ['nothing', '', []],
    ['only a header', HEADER, []],
    ['a row with a cell too few, and goes on', `${HEADER}1,x\n2,x,${TIME}\n`, ['malformed-csv', '2']],
    ['a row with a cell too many, and goes on', `${HEADER}1,x,${TIME},y\n2,x,${TIME}\n`, ['malformed-csv', '2']],
    [
      'a stray quote, which swallows nothing',
      `${HEADER}1,5" pipe,${TIME}\n2,x,${TIME}\n3,y,${TIME}\n`,
      ['malformed-csv', '2', '3'],
    ],
    ['a quote that is never closed', `${HEADER}1,"x,${TIME}\n2,x,${TIME}\n`, ['malformed-csv', '2']],
    [
      'a stray quote before quoted cells',
      `${HEADER}1,a"b,${TIME}\n2,"x",${TIME}\n3,"y\nz",${TIME}\n`,
      ['malformed-csv', '2', '3'],
    ],
  ])('reads %s', async (_what, content, expected) => {
    expect(told(await csv(content))).toEqual(expected)
  })

  it('goes on behind any cursor', async () => {
    const content = `${HEADER}1,"a\nb",${TIME}\nbroken\n2,"c",${TIME}\n3,d,${TIME}`
    const all = await csv(content)
    expect(told(all)).toEqual(['1', 'malformed-csv', '2', '3'])
    for (const [index, { cursor }] of all.entries())
      expect(await readAll(content, { format: 'csv' }, cursor)).toEqual(all.slice(index + 1))
    expect(all[1]).toMatchObject({ detail: 'line 4: 1 cells instead of 3' })
  })

  it('says which column is missing', async () => {
    await expect(csv('id,txt,publishedAt\n1,x,y\n')).rejects.toThrow(
      'the header has no column "text" for text. Did you mean "txt"?',
    )
  })
})

import {
  configVersionCodec,
  deletionCodec,
  mentionCodec,
  signalCodec,
  windowCodec,
} from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { backfillWindows } from './adapters/backfill.ts'
import {
  DAY,
  eventually,
  type Fixture,
  HOUR,
  mentionBytes,
  openFixture,
  START,
  window,
} from './test/archive-fixture.ts'

vi.setConfig({ testTimeout: 40_000, hookTimeout: 30_000 })

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.stop())

describe('the archive', () => {
  it('keeps windows, mentions (those that overload thinned too) and signals, not ticks and controls, and each once though a killed process had not committed', async () => {
    await fixture.append(TOPICS.windowsUpdated.name, [
      windowCodec.encode(window({ ver: '2', mentions: 5 })),
      windowCodec.encode(window({ ver: '1', mentions: 1 })),
    ])
    await fixture.append(TOPICS.mentionsScored.name, [new Uint8Array([1, 2])], { [KIND_HEADER]: 'tick' })
    await fixture.append(TOPICS.mentionsScored.name, [new Uint8Array()], { [KIND_HEADER]: 'control' })
    await fixture.appendMentions({ nativeId: '1' }, { nativeId: '2' }, { nativeId: '1' })
    await fixture.append(TOPICS.mentionsThinned.name, [mentionBytes({ nativeId: 'thinned' })])
    await fixture.append(TOPICS.signalsRaised.name, [
      signalCodec.encode({ signalId: 'acme/r/1', brandId: 'acme', ver: '1', openedAtMs: START }),
    ])
    const check = async () => {
      const windows = await fixture.history.listWindows({
        brandId: 'acme',
        sizeMs: 300_000,
        fromMs: START,
        toMs: START + DAY,
      })
      expect(windows.map(({ ver, mentions }) => [ver, mentions])).toEqual([['2', 5]])
      expect(Object.keys(await fixture.mentionTexts()).sort()).toEqual(['1', '2', 'thinned'])
      expect((await fixture.history.listSignals({})).map(({ signalId }) => signalId)).toEqual(['acme/r/1'])
    }
    fixture.loseCommits(true)
    const archive = await fixture.startArchive()
    await eventually(check)
    await archive.stop()
    const delivered = fixture.delivered()
    fixture.loseCommits(false)
    const again = await fixture.startArchive()
    await eventually(async () => expect(fixture.delivered()).toBe(2 * delivered))
    await again.flush()
    await check()
    await again.stop()
    await fixture.startArchive()
    await fixture.appendMentions({ nativeId: '2' })
    await eventually(async () => expect(fixture.delivered()).toBe(2 * delivered + 1))
    await expect(fixture.recordsOf(TOPICS.mentionsScoredDlq.name)).resolves.toEqual([])
  })

  it('sets bad records aside with their reason and keeps the rest', async () => {
    const bad = new Uint8Array([10, 200, 1, 7])
    await fixture.append(TOPICS.mentionsScored.name, [
      mentionBytes({ nativeId: 'before' }),
      bad,
      mentionCodec.encode({ brandId: 'acme' }),
    ])
    await fixture.append(TOPICS.windowsUpdated.name, [bad])
    await fixture.appendMentions({ nativeId: 'after', text: 'half \ud83d of a pair' })
    await fixture.startArchive()
    await eventually(async () => expect(Object.keys(await fixture.mentionTexts()).sort()).toEqual(['after', 'before']))
    await eventually(async () => {
      const letters = await fixture.recordsOf(TOPICS.mentionsScoredDlq.name)
      expect(
        letters
          .map(({ headers }) => [headers['source-topic'], headers['source-offset'], headers.reason, headers.service])
          .sort(),
      ).toEqual([
        [TOPICS.mentionsScored.name, '1', 'undecodable', 'archive'],
        [TOPICS.mentionsScored.name, '2', 'no_identity', 'archive'],
        [TOPICS.windowsUpdated.name, '0', 'undecodable', 'archive'],
      ])
      expect(Buffer.from(letters.find(({ headers }) => headers.reason === 'undecodable')!.value)).toEqual(
        Buffer.from(bad),
      )
    })
  })

  it('waits for a ClickHouse that is away, holds no more than a few batches meanwhile, and catches up', async () => {
    const count = 20_000
    const archive = await fixture.startArchive({ batchRows: 500 })
    await fixture.appendMentions({ nativeId: 'first' })
    await eventually(async () => expect(await fixture.mentionTexts()).toEqual({ first: 'text' }))
    await fixture.stopClickHouse()
    for (let at = 0; at < count; at += 1_000) {
      await fixture.appendMentions(
        ...Array.from({ length: 1_000 }, (_, i) => ({ nativeId: `n${at + i}`, text: 'x'.repeat(200) })),
      )
    }
    await eventually(async () => expect(await archive.ready()).toEqual(['the archive cannot write to ClickHouse']))
    // In flight, waiting, and one batch in hand: the rest stays in the log.
    expect(fixture.delivered()).toBeLessThanOrEqual(1 + 4 * 500)
    await fixture.startClickHouse()
    await eventually(async () => {
      const [row] = await fixture.clickhouse.query<{ n: number }>('SELECT toFloat64(count()) AS n FROM mentions FINAL')
      expect(row?.n).toBe(count + 1)
    })
    await eventually(async () => expect(await archive.ready()).toEqual([]))
  })

  it('loses and doubles nothing when ClickHouse is killed in the middle of inserts', async () => {
    const count = 10_000
    await fixture.startArchive({ batchRows: 250 })
    for (let at = 0; at < count; at += 1_000) {
      await fixture.appendMentions(...Array.from({ length: 1_000 }, (_, i) => ({ nativeId: `n${at + i}` })))
    }
    const archived = async (): Promise<number> => {
      const [row] = await fixture.clickhouse.query<{ n: number }>('SELECT toFloat64(count()) AS n FROM mentions FINAL')
      return row?.n ?? 0
    }
    for (const share of [0.1, 0.4, 0.7]) {
      await eventually(async () => expect(await archived()).toBeGreaterThan(count * share))
      expect(fixture.killClickHouse()).toBe(true)
    }
    await eventually(async () => expect(await archived()).toBe(count))
    await fixture.appendMentions({ nativeId: 'last' })
    await eventually(async () => expect(await archived()).toBe(count + 1))
  })

  it('starts without ClickHouse and begins when it comes', async () => {
    await fixture.stopClickHouse()
    const archive = await fixture.startArchive()
    expect(await archive.ready()).not.toEqual([])
    await fixture.appendMentions({ nativeId: '1' })
    await fixture.startClickHouse()
    await eventually(async () => expect(await fixture.mentionTexts()).toEqual({ 1: 'text' }))
  })
})

describe('withdrawals', () => {
  const remove = (deletion: Parameters<typeof deletionCodec.encode>[0]) =>
    fixture.append(TOPICS.mentionsDeleted.name, [deletionCodec.encode({ observedAtMs: START, ...deletion })])

  it('blanks a deleted post and an erased author, whether the mention or the deletion comes first, also when it comes again', async () => {
    await fixture.startArchive()
    await fixture.appendMentions(
      { nativeId: 'stays' },
      { nativeId: 'gone' },
      { nativeId: 'by-author', authorHash: 'aaaaaaaaaaaaaaaa' },
    )
    await eventually(async () => expect(Object.keys(await fixture.mentionTexts())).toHaveLength(3))
    await remove({ source: 'web', nativeId: 'gone' })
    await remove({ source: 'web', nativeId: 'later' })
    await remove({ authorHash: 'aaaaaaaaaaaaaaaa' })
    await eventually(async () =>
      expect(await fixture.mentionTexts()).toEqual({ stays: 'text', gone: '', 'by-author': '' }),
    )
    await fixture.appendMentions(
      { nativeId: 'later' },
      { nativeId: 'gone', revision: 3 },
      { nativeId: 'by-author-2', authorHash: 'aaaaaaaaaaaaaaaa' },
    )
    await eventually(async () =>
      expect(await fixture.mentionTexts()).toEqual({
        stays: 'text',
        gone: '',
        'by-author': '',
        later: '',
        'by-author-2': '',
      }),
    )
    const [gone] = await fixture.history.mentionsById(['web:gone'])
    expect(gone).toMatchObject({ deleted: true, text: '', authorHash: '', url: '', eventTimeMs: START })
  })

  it('removes the texts from the disks, from every row that is stored', async () => {
    await fixture.startArchive({ eraseEvery: 50 })
    await fixture.appendMentions({ nativeId: 'stays' }, { nativeId: 'gone' })
    await eventually(async () => expect(Object.keys(await fixture.mentionTexts())).toHaveLength(2))
    await remove({ source: 'web', nativeId: 'gone' })
    await eventually(async () => {
      const rows = await fixture.clickhouse.query(
        'SELECT DISTINCT native_id AS id, text FROM mentions ORDER BY native_id',
      )
      expect(rows).toEqual([
        { id: 'gone', text: '' },
        { id: 'stays', text: 'text' },
      ])
    })
  })
})

describe('baselines', () => {
  it('are published from four weeks of whole hours, and again only when they materially changed', async () => {
    fixture.setNow(START + 28 * DAY)
    const hours = (share: number) =>
      Array.from({ length: 28 * 24 }, (_, i) =>
        window({
          sizeMs: HOUR,
          windowStartMs: START + i * HOUR,
          windowEndMs: START + (i + 1) * HOUR,
          mentions: 120,
          negative: 120 * share,
          final: true,
          ver: String(Math.round(share * 100)),
        }),
      )
    const versions = async () =>
      (await fixture.recordsOf(TOPICS.configVersions.name)).map(({ key, value }) => {
        const { configId, version, baseline } = configVersionCodec.decode(value)
        return [key, configId, version, baseline?.hours[30]?.share, baseline?.hours[30]?.mentionsPerMinute]
      })
    const archive = await fixture.startArchive()
    await backfillWindows(fixture.clickhouse, [hours(0.1)])
    await archive.refreshBaselines()
    await archive.refreshBaselines()
    const first = ['baseline/acme@1', 'baseline/acme', 1, 0.1, 2]
    expect(await versions()).toEqual([first])
    await backfillWindows(fixture.clickhouse, [hours(0.2)])
    await archive.refreshBaselines()
    expect(await versions()).toEqual([first, ['baseline/acme@2', 'baseline/acme', 2, 0.2, 2]])
    const current = await fixture.recordsOf(TOPICS.configCurrent.name)
    expect(current.at(-1)?.key).toBe('baseline/acme')
    expect(configVersionCodec.decode(current.at(-1)!.value).version).toBe(2)
  })
})

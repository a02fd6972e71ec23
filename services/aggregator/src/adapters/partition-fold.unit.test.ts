import { windowCodec } from '@tocsin/shared/events/codec.ts'
import type { Batch } from '@tocsin/shared/log/port.ts'
import { expect, it } from 'vitest'
import { mention, START_MS } from '../../test-support/timeline.ts'
import { createFoldState, type Outputs } from '../core/fold.ts'
import type { ConfigVersions } from './config-versions.ts'
import { createPartitionFold } from './partition-fold.ts'

const NO_CONFIGS = {} as ConfigVersions

/** Mentions of one brand a second apart, so that each second changes the open windows. */
const batchOf = (first: number, count: number, endOffset: number): Batch => ({
  topic: 'mentions.scored.v1',
  partition: 0,
  epoch: 1,
  endOffset: BigInt(endOffset),
  records: Array.from({ length: count }, (_, i) => {
    const entry = mention(START_MS + (first + i) * 1_000)
    if (entry.kind !== 'mention') throw new Error('no mention')
    return {
      offset: BigInt(first + i),
      appendedAt: entry.appendedAtMs,
      key: 'lumo',
      value: entry.value,
      headers: {},
    }
  }),
})

const openIn = ({ windows }: Outputs): number[] =>
  windows
    .map(({ value }) => windowCodec.decode(value))
    .filter(window => !window.final)
    .map(window => window.mentions)

it('tells open windows with every batch while it keeps up', async () => {
  const own = createPartitionFold(createFoldState(), NO_CONFIGS)
  for (let first = 0; first < 9; first += 3) {
    const { outputs } = await own.apply(batchOf(first, 3, first + 3))
    expect(openIn(outputs)).toEqual([first + 3, first + 3])
  }
  expect(own.rest().windows).toEqual([])
})

it('tells open windows now and then only while far behind, the rest when asked, and every final', async () => {
  const own = createPartitionFold(createFoldState(), NO_CONFIGS)
  const open: number[][] = []
  let finals = 0
  const batches = 400
  for (let first = 0; first < batches; first++) {
    const { outputs } = await own.apply(batchOf(first, 1, first + 1_000_000))
    open.push(openIn(outputs))
    finals += outputs.windows.length - open.at(-1)!.length
  }
  expect(open.filter(told => told.length > 0).length).toBeLessThan(batches / 2)
  expect(finals).toBe(Math.floor((batches - 11) / 10) + Math.floor((batches - 11) / 60))
  const rest = openIn(own.rest())
  expect(rest.length).toBe(open.at(-1)!.length > 0 ? 0 : 2)
})

import { signalCodec, windowCodec } from '@tocsin/shared/events/codec.ts'
import type { SignalInput } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import { describe, expect, it } from 'vitest'
import { NINE, sampleSignal, sampleWindow } from '../../test/samples.ts'
import { signalView, windowView } from './views.ts'

const viewed = (more: SignalInput) =>
  signalView(signalCodec.decode(signalCodec.encode(sampleSignal('lumo', NINE, 1, more))))
const latest = (more: SignalInput['latest']) => ({
  window: sampleWindow('lumo', NINE, 2, {
    negative: 90,
    topics: [
      { topic: 'outage', negative: 40 },
      { topic: 'price', negative: 9 },
    ],
  }),
  ...more,
})

describe('what a window is about', () => {
  it('is told: topics of all languages, copied posts', () => {
    const view = windowView(windowCodec.decode(windowCodec.encode(sampleWindow('lumo', NINE, 1))))
    expect(view.topics).toEqual([{ topic: 'price', negative: 5 }])
    expect(view.copies).toEqual({ negative: 6, same: 4, sampled: 7 })
  })

  it('is left out where it is not known', () => {
    const bare = { ...sampleWindow('lumo', NINE, 1), topics: [] }
    const { flood: _, ...without } = bare
    const view = windowView(windowCodec.decode(windowCodec.encode(without)))
    expect(view).not.toHaveProperty('topics')
    expect(view).not.toHaveProperty('copies')
  })
})

describe('what a window counts', () => {
  it.each([1, 8])('is told as 1 in %s, weights and all', oneIn => {
    const window = { ...sampleWindow('lumo', NINE, 1), sampledOneIn: oneIn, mentions: 100 * oneIn }
    const view = windowView(windowCodec.decode(windowCodec.encode(window)))
    expect(view).toMatchObject({ sampledOneIn: oneIn, mentions: 100 * oneIn })
  })
})

it('a few posts alike are no flood', () => {
  const few = sampleWindow('lumo', NINE, 1, { flood: { negative: 18, same: 4, sampled: 96 } })
  expect(windowView(windowCodec.decode(windowCodec.encode(few)))).not.toHaveProperty('copies')
})

describe('what a signal is about', () => {
  it.each<[string, SignalInput, object]>([
    ['of the newest figures', { latest: latest({}) }, { carriedBy: 90, topic: { topic: 'outage', negative: 40 } }],
    ['of those that opened it, before there are newer', {}, { carriedBy: 10, topic: { topic: 'price', negative: 5 } }],
    [
      'the topic that its rule counts',
      {
        kind: 'RULE_KIND_TOPIC',
        topic: 'data_leak',
        latest: latest({ terms: [{ name: 'onTopic', value: 31, formula: '' }] }),
      },
      { carriedBy: 31, topic: { topic: 'data_leak', negative: 31 } },
    ],
    [
      'the replies of a fight',
      { kind: 'RULE_KIND_FIGHT', fight: { threadId: 'x:1', replies: 12, authors: 3 }, latest: latest({}) },
      { carriedBy: 12 },
    ],
  ])('is %s', (_, more, expected) => {
    const { carriedBy, topic, copies } = viewed(more)
    expect({ carriedBy, ...(topic && { topic }) }).toEqual(expected)
    expect(copies).toEqual({ negative: 6, same: 4, sampled: 7 })
  })

  it('is not told of a flag, whatever else was said in its hour', () => {
    const view = viewed({ kind: 'RULE_KIND_FLAG', latest: latest({}) })
    expect(view).not.toHaveProperty('carriedBy')
    expect(view).not.toHaveProperty('topic')
  })
})

import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import type { Caller } from './access.ts'
import { createStreams, decodeToken, encodeToken, type Item, type Source, type StreamCall } from './streams.ts'

interface Message {
  readonly value?: string
  readonly resumeToken: string
}

/** A caller that reads only when the test says so. */
const slowCall = () => {
  const events = new EventEmitter()
  const got: Message[] = []
  let reading = false
  const call: StreamCall<{ resumeToken: string }, Message> = Object.assign(events, {
    request: { resumeToken: '' },
    metadata: { get: () => [] },
    getPeer: () => '127.0.0.1:1',
    write(message: Message) {
      got.push(message)
      return reading
    },
    end() {},
  })
  return {
    call,
    got,
    read() {
      reading = true
      events.emit('drain')
    },
    cancel: () => events.emit('cancelled'),
  }
}

const source = () => {
  let push: (items: readonly Item<Message>[]) => void = () => undefined
  const item = (key: string, slot: string, seq: number): Item<Message> => ({
    key,
    slot,
    seq,
    value: () => ({ value: key, resumeToken: '' }),
  })
  const of: Source<Message> = {
    initial: () => [],
    subscribe(listener) {
      push = listener
      return () => undefined
    },
    seq: () => 0,
    withToken: (value, resumeToken) => ({ ...value, resumeToken }),
  }
  return { of, put: (...items: (readonly [string, string, number])[]) => push(items.map(one => item(...one))) }
}

const CALLER: Caller = { personId: 'wall', role: 'display', brands: [], open: false, untilMs: 0, credential: 'token 1' }

const turn = () => new Promise(resolve => setImmediate(resolve))

it('gives a slow watcher the latest of what it missed, and each message a token of its place', async () => {
  const streams = createStreams({ heartbeatMs: 60_000, limit: 1 })
  const watcher = slowCall()
  const { of, put } = source()
  streams.watch(
    watcher.call,
    () => CALLER,
    () => of,
  )
  put(['a', 'a', 1])
  await turn()
  put(['b', 'b', 2], ['c', 'c', 3])
  put(['b', 'b', 4])
  watcher.read()
  await turn()
  expect(watcher.got.map(({ value, resumeToken }) => [value, decodeToken(resumeToken)])).toEqual([
    ['a', 1],
    ['c', 3],
    ['b', 4],
  ])
  watcher.cancel()
})

it('keeps memory bounded: of thousands that wait only the newest of each slot stay', async () => {
  const streams = createStreams({ heartbeatMs: 60_000, limit: 1 })
  const watcher = slowCall()
  const { of, put } = source()
  streams.watch(
    watcher.call,
    () => CALLER,
    () => of,
  )
  put(['first', 'x', 1])
  await turn()
  for (let seq = 2; seq < 5_000; seq++) put([`entry/${seq}`, `crisis-${seq % 3}`, seq])
  watcher.read()
  await turn()
  expect(watcher.got.length).toBeLessThan(1_010)
  expect(watcher.got.at(-1)).toMatchObject({ value: 'entry/4999' })
  const seqs = watcher.got.map(({ resumeToken }) => decodeToken(resumeToken)!)
  expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
  watcher.cancel()
})

it.each([
  ['its own', encodeToken(42), 42],
  ['another text', 'bm9uc2Vuc2U', undefined],
])('reads %s token', (_what, token, seq) => {
  expect(decodeToken(token)).toBe(seq)
})

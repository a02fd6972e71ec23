import { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import { beforeEach, describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { type Client, createClient } from './client.ts'
import { nothingPending, type Pending } from './frames.ts'

const BUFFER_BYTES = 100

/** A websocket whose connection holds on to everything until `drain`. */
const createPeer = () => {
  const connection = Object.assign(new EventEmitter(), {
    writableNeedDrain: false,
    writableLength: 0,
    written: [] as string[],
    write(frame: Buffer) {
      connection.written.push(frame.toString())
      if (connection.writableNeedDrain) connection.writableLength += frame.length
    },
  })
  const socket = Object.assign(new EventEmitter(), {
    OPEN: 1,
    readyState: 1,
    pings: 0,
    terminated: false,
    ping: () => socket.pings++,
    terminate() {
      socket.terminated = true
    },
  })
  return { connection, socket }
}

let peer: ReturnType<typeof createPeer>
let client: Client
let drained: Pending[]
let tooSlow: number
beforeEach(() => {
  peer = createPeer()
  drained = []
  tooSlow = 0
  client = createClient({
    socket: peer.socket as unknown as WebSocket,
    connection: peer.connection as unknown as Socket,
    viewer: { name: 'wall', scope: undefined, admin: false, tokenDigest: undefined },
    screen: { id: '1', name: 'lobby', page: '', build: '', address: '', connectedAtMs: 0 },
    bufferBytes: BUFFER_BYTES,
    onDrained: (_client, pending) => drained.push(pending),
    onTooSlow: () => tooSlow++,
  })
})

const frame = (text: string): Buffer => Buffer.from(text)
const changed = (...brands: string[]): Pending => ({ ...nothingPending(), brands: new Set(brands) })
const stall = (): void => {
  peer.connection.writableNeedDrain = true
}
const drain = (): void => {
  peer.connection.writableNeedDrain = false
  peer.connection.writableLength = 0
  peer.connection.emit('drain')
}

describe('a client whose socket is drained', () => {
  it('gets every state frame', () => {
    expect([client.offer(frame('a'), changed('lumo')), client.offer(frame('b'), changed('lumo'))]).toEqual([true, true])
    expect(peer.connection.written).toEqual(['a', 'b'])
  })
})

describe('a client whose socket is not drained', () => {
  beforeEach(stall)

  it('keeps the names of what changed, and asks for it once when drained', () => {
    for (let i = 0; i < 1_000; i++) expect(client.offer(frame('state'), changed('lumo', `brand${i % 3}`))).toBe(false)
    expect(peer.connection.written).toEqual([])
    drain()
    expect(drained.map(({ brands }) => [...brands].sort())).toEqual([['brand0', 'brand1', 'brand2', 'lumo']])
    drain()
    expect(drained).toHaveLength(1)
  })

  it('gets every event, until what waits exceeds its buffer', () => {
    for (let i = 0; i < 10; i++) client.send(frame('0123456789'))
    expect(tooSlow).toBe(0)
    client.offer(frame('state'), changed('lumo'))
    client.send(frame('x'))
    expect([tooSlow, peer.connection.written.length]).toEqual([1, 11])
    drain()
    expect(drained).toEqual([])
  })

  it('may hold its whole snapshot, however large, and its buffer beside it', () => {
    client.sendSnapshot(frame('s'.repeat(10 * BUFFER_BYTES)))
    client.send(frame('e'.repeat(BUFFER_BYTES)))
    expect(tooSlow).toBe(0)
    client.send(frame('x'))
    expect(tooSlow).toBe(1)
  })

  it('is measured by its buffer alone once the snapshot has left', () => {
    client.sendSnapshot(frame('s'.repeat(10 * BUFFER_BYTES)))
    drain()
    stall()
    client.send(frame('e'.repeat(BUFFER_BYTES + 1)))
    expect(tooSlow).toBe(1)
  })
})

describe('signs of life', () => {
  it('end a client after two pings without answer', () => {
    expect([client.ping(), client.ping(), client.ping()]).toEqual([true, true, false])
    expect(peer.socket).toMatchObject({ pings: 2, terminated: true })
  })

  it('are counted anew after a pong', () => {
    client.ping()
    client.ping()
    client.pong(7)
    expect([client.ping(), client.lastPongAtMs]).toEqual([true, 7])
  })
})

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createConnection } from 'node:net'
import { WebSocket } from 'ws'
import type { Order, Report } from './clients.ts'
import { type BenchServer, STALLED_TOKEN, startBare, startGateway, WALL_TOKEN } from './servers.ts'

/**
 * 1,000 websockets of walls with 12 brands, beside a bare `ws` loop that sends the same bytes to as many, in the same run. First both as
 * fast as they can, in turns; then both ten times a second for the delay; then the gateway again beside a client that never reads.
 */
const CLIENTS = 1_000
const CHILDREN = 2
const FLAT_OUT_TURNS = 3
const FLAT_OUT_MS = 2_000
const PACED_TURNS = 8
const PACED_ROUNDS = 10
const PACE_MS = 100
const GATEWAY = 0
const BARE = 1

const children: ChildProcess[] = []
const ask = async (child: ChildProcess, order: Order): Promise<Report> => {
  child.send(order)
  const [report] = await once(child, 'message')
  return report as Report
}

interface Received {
  readonly messages: number
  readonly agesMs: readonly number[]
}

/** What came in since the last call, per server. */
const newlyReceived = async (): Promise<Received[]> => {
  const all = (await Promise.all(children.map(child => ask(child, { kind: 'report' })))).flatMap(report =>
    report.kind === 'report' ? [report.servers] : [],
  )
  return [GATEWAY, BARE].map(server => ({
    messages: all.reduce((sum, servers) => sum + servers[server]!.messages, 0),
    agesMs: all.flatMap(servers => servers[server]!.agesMs),
  }))
}

/** What the rounds cost, and all that comes in until nothing does any more, per server. */
const measure = async (rounds: () => Promise<void>) => {
  await newlyReceived()
  const cpuBefore = process.cpuUsage()
  const startedAt = performance.now()
  await rounds()
  const { user, system } = process.cpuUsage(cpuBefore)
  const seconds = (performance.now() - startedAt) / 1_000
  let received: Received[] = [GATEWAY, BARE].map(() => ({ messages: 0, agesMs: [] }))
  for (let waits = true; waits; ) {
    await new Promise(resolve => setTimeout(resolve, 100))
    const more = await newlyReceived()
    waits = more.some(({ messages }) => messages > 0)
    received = received.map(({ messages, agesMs }, server) => ({
      messages: messages + more[server]!.messages,
      agesMs: [...agesMs, ...more[server]!.agesMs],
    }))
  }
  return { seconds, cpuSeconds: (user + system) / 1e6, received }
}

/** The next round begins when every socket took the last one. */
const flatOut = (server: BenchServer) => async (): Promise<void> => {
  const until = performance.now() + FLAT_OUT_MS
  while (performance.now() < until) await server.round()
}

/** Both servers in turn, each ten times a second, so that whatever else the machine does meets both. */
const paced =
  (...servers: readonly BenchServer[]) =>
  async (): Promise<void> => {
    const startedAt = performance.now()
    for (let slot = 0; slot < PACED_ROUNDS * servers.length; slot++) {
      const at = startedAt + (slot * PACE_MS) / servers.length
      await new Promise(resolve => setTimeout(resolve, Math.max(0, at - performance.now())))
      await servers[slot % servers.length]!.round()
    }
  }

/** Opens a websocket and never reads from it. */
const stall = async (url: string): Promise<() => void> => {
  const { hostname, port, pathname, search } = new URL(url)
  const socket = createConnection({ host: hostname, port: Number(port) })
  await once(socket, 'connect')
  socket.write(
    `GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
  )
  socket.pause()
  return () => socket.destroy()
}

/** One state message as the gateway makes it, to be sent by the bare loop with the time of sending in it. */
const sampleState = async (gateway: BenchServer): Promise<() => string> => {
  const socket = new WebSocket(`${gateway.url}?token=${WALL_TOKEN}`)
  await once(socket, 'message')
  const state = new Promise<string>(resolve => {
    socket.on('message', data => {
      if (data.toString().startsWith('{"type":"state"')) resolve(data.toString())
    })
  })
  await gateway.round()
  const text = await state
  socket.terminate()
  const [before, after] = text.split(/(?<="serverTimeMs":)[\d.]+/)
  return () => `${before}${performance.timeOrigin + performance.now()}${after}`
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!
const percentile = (agesMs: readonly number[], part: number): number =>
  agesMs.toSorted((a, b) => a - b)[Math.min(agesMs.length - 1, Math.floor(agesMs.length * part))]!
const whole = (value: number): string => Math.round(value).toLocaleString('en')
const ms = (value: number): string => value.toFixed(1)
const times = (value: number): string => `${value.toFixed(2)} ×`

const gateway = await startGateway()
const text = await sampleState(gateway)
const bare = await startBare(text)
try {
  for (let i = 0; i < CHILDREN; i++) children.push(fork(new URL('./clients.ts', import.meta.url)))
  const urls = [`${gateway.url}?token=${WALL_TOKEN}`, bare.url]
  await Promise.all(children.map(child => ask(child, { kind: 'open', urls, count: CLIENTS / CHILDREN })))
  for (const server of [gateway, bare]) for (let i = 0; i < 10; i++) await server.round()

  const perSecond: number[][] = [[], []]
  const perCpuSecond: number[][] = [[], []]
  for (let turn = 0; turn < FLAT_OUT_TURNS; turn++) {
    for (const index of turn % 2 === 0 ? [GATEWAY, BARE] : [BARE, GATEWAY]) {
      const server = index === GATEWAY ? gateway : bare
      const { seconds, cpuSeconds, received } = await measure(flatOut(server))
      perSecond[index]!.push(received[index]!.messages / seconds)
      perCpuSecond[index]!.push(received[index]!.messages / cpuSeconds)
    }
  }

  await measure(paced(gateway, bare))
  const calm: (readonly number[])[][] = [[], []]
  const besideStalled: (readonly number[])[] = []
  let stalledBytes = 0
  for (let turn = 0; turn < PACED_TURNS; turn++) {
    const { received } = await measure(paced(gateway, bare))
    for (const [index, { agesMs }] of received.entries()) calm[index]!.push(agesMs)
    const release = await stall(`${gateway.url}?token=${STALLED_TOKEN}`)
    besideStalled.push((await measure(paced(gateway, bare))).received[GATEWAY]!.agesMs)
    stalledBytes = Math.max(stalledBytes, gateway.stalledBytes())
    release()
  }

  const row = ([ours, bares]: readonly number[], show: (value: number) => string) => ({
    gateway: show(ours!),
    'bare ws': show(bares!),
    'gateway / bare': times(ours! / bares!),
  })
  const delay = (part: number) => {
    const [ours, bares, stalled] = [calm[GATEWAY]!, calm[BARE]!, besideStalled].map(turns =>
      median(turns.map(agesMs => percentile(agesMs, part))),
    )
    return { ...row([ours!, bares!], ms), 'beside a stalled client': `${ms(stalled!)} (${times(stalled! / ours!)})` }
  }
  console.log(
    `${whole(CLIENTS)} clients each, ${whole(text().length)} bytes a message, medians of ${FLAT_OUT_TURNS} and ${PACED_TURNS} turns`,
  )
  console.table({
    'as fast as it can: deliveries/s': row(perSecond.map(median), whole),
    'deliveries per second of server CPU': row(perCpuSecond.map(median), whole),
    'ten a second: p50 ms': delay(0.5),
    'ten a second: p99 ms': delay(0.99),
  })
  console.log(`The stalled client never holds more than ${whole(stalledBytes)} bytes: the rest of its snapshot.`)
} finally {
  for (const child of children) child.kill()
  await gateway.stop()
  await bare.stop()
}

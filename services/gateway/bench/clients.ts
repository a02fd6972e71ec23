import { WebSocket } from 'ws'

/**
 * A child process of the bench: opens websockets to some servers and, when asked, tells how many messages came per server and how old
 * they were. Both servers put the time of sending into the first bytes of a message.
 */
export type Order =
  | { readonly kind: 'open'; readonly urls: readonly string[]; readonly count: number }
  | { readonly kind: 'report' }

export type Report =
  | { readonly kind: 'opened' }
  | {
      readonly kind: 'report'
      readonly servers: readonly { readonly messages: number; readonly agesMs: readonly number[] }[]
    }

const STATE = Buffer.from('{"type":"state"')
const MARK = Buffer.from('"serverTimeMs":')
const nowMs = (): number => performance.timeOrigin + performance.now()

const received: { messages: number; agesMs: number[] }[] = []
const answer = (report: Report): void => {
  process.send!(report)
}

const open = (url: string, server: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { skipUTF8Validation: true, perMessageDeflate: false })
    socket.once('message', () => resolve())
    socket.once('error', reject)
    socket.on('message', (data: Buffer) => {
      if (data.indexOf(STATE) !== 0) return
      const at = data.indexOf(MARK) + MARK.length
      const sentAtMs = Number(data.toString('latin1', at, at + 16))
      const of = received[server]!
      of.messages++
      of.agesMs.push(nowMs() - sentAtMs)
    })
  })

process.on('message', async (order: Order) => {
  if (order.kind === 'report') {
    answer({ kind: 'report', servers: received })
    for (const of of received) {
      of.messages = 0
      of.agesMs = []
    }
    return
  }
  for (const [server, url] of order.urls.entries()) {
    received[server] = { messages: 0, agesMs: [] }
    for (let at = 0; at < order.count; at += 50)
      await Promise.all(Array.from({ length: Math.min(50, order.count - at) }, () => open(url, server)))
  }
  answer({ kind: 'opened' })
})

import { parentPort } from 'node:worker_threads'
import type { Operation, Operations, ReadReply, ReplyMessage, RequestMessage } from '../protocol.ts'
import { problemOf } from './problem.ts'
import { openStore, type Store } from './store.ts'

/** The thread that owns all files, so that an fsync never stalls the event loop of the process. */

const port = parentPort!
let store: Store | undefined
let compactionScheduled = false

const opened = (): Store => {
  if (!store) throw new Error('the store is not open')
  return store
}

const run = ({ op, request }: RequestMessage): unknown => {
  if (op === 'open') {
    store = openStore(request as Operations['open']['request'])
    return store.snapshot()
  }
  const handler = opened()[op as Exclude<Operation, 'open'>] as (request: unknown) => unknown
  const reply = handler(request)
  if (op === 'close') store = undefined
  return reply
}

const transferOf = (op: Operation, reply: unknown): ArrayBuffer[] =>
  op === 'read' ? (reply as ReadReply).runs.map(run => run.bytes.buffer) : []

/** Compaction goes in slices between messages, so that no append waits for more than one of them. */
const scheduleCompaction = (): void => {
  if (compactionScheduled || !store) return
  compactionScheduled = true
  setImmediate(() => {
    compactionScheduled = false
    try {
      if (store?.compactSlice()) scheduleCompaction()
    } catch {
      // A full disk shows at the next append too, which reports it; compaction goes on after a later one.
    }
  })
}

port.on('message', (message: RequestMessage) => {
  let answer: ReplyMessage
  let transfer: ArrayBuffer[] = []
  try {
    const reply = run(message)
    transfer = transferOf(message.op, reply)
    answer = { id: message.id, reply }
  } catch (error) {
    answer = { id: message.id, problem: problemOf(error) }
  }
  port.postMessage(answer, transfer)
  if (message.op === 'open' || message.op === 'append') scheduleCompaction()
  if (message.op === 'close') port.close()
})

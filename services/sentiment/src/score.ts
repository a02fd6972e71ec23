import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { readModel } from './adapters/model-files.ts'
import { scoreLine } from './core/score-line.ts'
import { createScorer } from './core/scorer.ts'

/**
 * NDJSON in, NDJSON out: `{"text", "lang"?}` per line on stdin, one score per line on stdout, in order. A bad line gives
 * `{"error", "line"}` and the rest goes on; the exit code is 1 if there was any.
 */
const FLUSH_CHARS = 64 * 1024

const scorer = createScorer(readModel())
const input = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
let line = 0
let pending = ''

let readerGone = false

// a reader such as `head` may close the pipe: nothing is left to do then
process.stdout.once('error', () => {
  readerGone = true
  input.close()
})

const flush = async (): Promise<void> => {
  const chunk = pending
  pending = ''
  if (chunk === '' || readerGone || process.stdout.write(chunk)) return
  await once(process.stdout, 'drain').catch(() => {})
}

for await (const text of input) {
  if (readerGone) break
  line++
  if (text.trim() === '') continue
  const { output, ok } = scoreLine(scorer, text, line)
  if (!ok) process.exitCode = 1
  pending += `${output}\n`
  if (pending.length >= FLUSH_CHARS) await flush()
}
await flush()

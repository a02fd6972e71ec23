import { writeSync } from 'node:fs'
import { createLogger } from '../../../runtime/logger.ts'
import { openEmbeddedLog } from '../embedded-log.ts'

/**
 * A process for tests to kill: opens the log in the folder of its first argument, says so, and with a topic as second argument appends to it
 * for ever from several callers, writing one line per acknowledged record: `<partition> <offset> <text>`.
 */
const [dir, topic] = process.argv.slice(2)
const log = await openEmbeddedLog({ dir: dir!, logger: createLogger({ name: 'child', level: 'silent' }) })
writeSync(1, `open ${process.pid}\n`)

const appendForever = async (caller: number): Promise<void> => {
  for (let turn = 0; ; turn++) {
    const texts = Array.from({ length: 1 + (turn % 5) }, (_, index) => `${process.pid}/${caller}/${turn}/${index}`)
    const records = texts.map(text => ({ key: text, value: new TextEncoder().encode(text) }))
    const results = await log.append(topic!, records)
    const lines = results.map(({ partition, offset }, index) => `${partition} ${offset} ${texts[index]}\n`)
    writeSync(1, lines.join(''))
  }
}

if (topic) {
  await log.ensureTopics([{ name: topic, partitions: 3, cleanup: { retentionMs: 7 * 86_400_000 } }])
  await Promise.all(Array.from({ length: 4 }, (_, caller) => appendForever(caller)))
} else {
  setInterval(() => undefined, 60_000)
}

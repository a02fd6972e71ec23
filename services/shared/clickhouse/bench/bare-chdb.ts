import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as Chdb from 'chdb'

/** What chdb itself takes, with nothing before it: bodies that stand ready in memory, inserted one after another. Sends rows per second, the best of three rounds. */
export interface BareTask {
  readonly createTable: string
  readonly table: string
  readonly columns: readonly string[]
  readonly body: string
  readonly rows: number
  readonly times: number
}

process.once('message', async (task: BareTask) => {
  const { Session } = createRequire(import.meta.url)('chdb') as typeof Chdb
  const dir = mkdtempSync(join(tmpdir(), 'tocsin-bare-'))
  const session = new Session(dir)
  session.query(task.createTable)
  const values = Buffer.from(task.body)
  const insert = () =>
    session.insert({ table: task.table, columns: task.columns, values, format: 'JSONCompactEachRow' })
  await insert()
  let best = 0
  for (let round = 0; round < 3; round += 1) {
    const startedAt = performance.now()
    for (let i = 0; i < task.times; i += 1) await insert()
    best = Math.max(best, (task.rows * task.times) / ((performance.now() - startedAt) / 1_000))
  }
  session.close()
  rmSync(dir, { recursive: true, force: true })
  process.send?.(Math.round(best), () => process.exit(0))
})

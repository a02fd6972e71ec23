import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLogger } from '../../runtime/logger.ts'
import { connectClickHouse } from '../client.ts'
import { ClickHouseUnavailableError } from '../errors.ts'
import { startEmbeddedClickHouse } from './embedded-clickhouse.ts'

const logger = createLogger({ name: 'test', level: 'silent' })
const connect = (url: string) => connectClickHouse({ url, database: 'default', logger })

/** Another program that holds an embedded ClickHouse; says its address. */
const OTHER_PROGRAM = `
  import { startEmbeddedClickHouse } from '${new URL('./embedded-clickhouse.ts', import.meta.url).href}'
  import { createLogger } from '${new URL('../../runtime/logger.ts', import.meta.url).href}'
  const logger = createLogger({ name: 'other', level: 'silent' })
  const { url } = await startEmbeddedClickHouse({ dataDir: process.env.DIR, logger })
  console.log(JSON.stringify({ url }))
`
const startOtherProgram = async (dataDir: string) => {
  const program = spawn(process.execPath, ['--input-type=module', '-e', OTHER_PROGRAM], {
    env: { ...process.env, DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: program.stdout })) {
    return { program, ...(JSON.parse(line) as { url: string }) }
  }
  throw new Error('the other program ended')
}
const ended = (program: ChildProcess) => new Promise(resolve => program.once('exit', resolve))

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tocsin-embedded-'))
})
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true })
})

describe('the embedded ClickHouse', () => {
  it('is started again after a crash: callers are told to try again, the address and the rows stay', async () => {
    const embedded = await startEmbeddedClickHouse({ dataDir, logger })
    const clickhouse = connect(embedded.url)
    await clickhouse.command('CREATE TABLE kept (id UInt32) ENGINE = MergeTree ORDER BY id')
    await clickhouse.insert('kept', ['id'], [[1], [2]])
    for (let crash = 0; crash < 3; crash += 1) {
      const pid = embedded.pid()
      const running = clickhouse.query('SELECT sleep(3)')
      const failed = expect(running).rejects.toBeInstanceOf(ClickHouseUnavailableError)
      process.kill(pid!, 'SIGKILL')
      await failed
      await vi.waitFor(
        async () => expect(await clickhouse.query('SELECT id FROM kept ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }]),
        {
          timeout: 10_000,
        },
      )
      expect(embedded.pid()).not.toBe(pid)
    }
    await clickhouse.close()
    await embedded.stop()
    await embedded.stop()
  }, 30_000)

  it('says that it is unavailable while it is started again, at once', async () => {
    const embedded = await startEmbeddedClickHouse({ dataDir, logger })
    const clickhouse = connect(embedded.url)
    process.kill(embedded.pid()!, 'SIGKILL')
    await vi.waitFor(() => expect(embedded.pid()).toBeUndefined())
    await expect(clickhouse.query('SELECT 1')).rejects.toBeInstanceOf(ClickHouseUnavailableError)
    await expect(clickhouse.insert('t', ['id'], [[1]])).rejects.toBeInstanceOf(ClickHouseUnavailableError)
    await clickhouse.close()
    await embedded.stop()
  }, 30_000)

  it('ends with its parent, also when that is killed, and the next one takes over folder and rows', async () => {
    const other = await startOtherProgram(dataDir)
    const theirs = connect(other.url)
    await theirs.command('CREATE TABLE kept (id UInt32) ENGINE = MergeTree ORDER BY id')
    await theirs.insert('kept', ['id'], [[7]])
    await theirs.close()
    const gone = ended(other.program)
    other.program.kill('SIGKILL')
    const embedded = await startEmbeddedClickHouse({ dataDir, logger })
    await gone
    const clickhouse = connect(embedded.url)
    expect(await clickhouse.query('SELECT id FROM kept')).toEqual([{ id: 7 }])
    await clickhouse.close()
    await embedded.stop()
  }, 30_000)

  it('refuses a folder that another process uses, by name', async () => {
    const other = await startOtherProgram(dataDir)
    await expect(startEmbeddedClickHouse({ dataDir, logger })).rejects.toThrow(
      `another process uses the ClickHouse folder ${dataDir}`,
    )
    const gone = ended(other.program)
    other.program.kill('SIGTERM')
    await gone
    await (await startEmbeddedClickHouse({ dataDir, logger })).stop()
  }, 30_000)
})

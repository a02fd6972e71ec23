import { join } from 'node:path'
import { crisisRecordCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { ListedEntry } from '@tocsin/shared/gen/tocsin/audit/v1/ListedEntry.ts'
import { openEmbeddedLog } from '@tocsin/shared/log/embedded/embedded-log.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { crisisPlan, tokenOf } from '../support/crisis-plan.ts'
import { type CrisisProcess, startCrisisProcess } from '../support/crisis-process.ts'
import { patientCalls } from '../support/grpc-hands.ts'
import { signalOf } from '../support/many-crises.ts'
import { CRISIS_ID, eventually, SATURDAY_MS } from '../support/saturday.ts'
import { newFolder, removeFolder, runToEnd } from '../support/standalone.ts'

const CLI = 'services/cli/src/main.ts'
const SUSPECT = signalOf('lumo')

let folder: string
let host: CrisisProcess | undefined
beforeEach(() => {
  folder = newFolder()
})
afterEach(async () => {
  await host?.stop()
  removeFolder(folder)
})

const audit = (...args: readonly string[]) =>
  runToEnd(CLI, ['audit', ...args], {
    env: { TOCSIN_ADDRESS: host!.grpcAddress, TOCSIN_TOKEN: tokenOf('eva') },
  })

/** Offsets of the records that count, from the files, once nobody has them open. */
const countingRecords = async (): Promise<string[]> => {
  const log = await openEmbeddedLog({
    dir: join(folder, 'data', 'log'),
    logger: createLogger({ name: 'test', level: 'silent' }),
  })
  try {
    const [offsets, place] = [[] as string[], { topic: TOPICS.crisisEvents.name, partition: 0 }]
    let seq = 0
    for await (const records of log.read(place, 0n))
      for (const { offset, value } of records) {
        const { firstSeq, count } = crisisRecordCodec.decode(value)
        if (firstSeq !== seq + 1) continue
        seq += count
        offsets.push(`${TOPICS.crisisEvents.name}@${offset}`)
      }
    return offsets
  } finally {
    await log.close()
  }
}

it('has one entry for each command that the log took, where the process is killed with -9 after each', async () => {
  host = await startCrisisProcess({
    dataDir: join(folder, 'data'),
    startMs: SATURDAY_MS,
    plan: crisisPlan('http://127.0.0.1:1/'),
    fatalTopics: [TOPICS.crisisEvents.name],
  })
  const running = host
  const call = patientCalls(running.grpcAddress)
  const does = (method: string, request: object) =>
    call('tocsin.crisis.v1.CrisisService', method, 'eva', { crisisId: CRISIS_ID, ...request })
  await running.raise(SUSPECT)
  await eventually(async () => running.deaths() === 1, 'the first death')
  await does('DeclineCrisis', { requestId: 'r-1', reason: 'a joke' })
  await does('ReopenCrisis', { requestId: 'r-2', reason: 'no joke' })
  expect(running.deaths()).toBe(3)

  const taken = async (): Promise<ListedEntry[]> => {
    const { stdout } = await audit('list', '--kind', 'taken', '--json')
    return stdout.split('\n').flatMap(line => (line === '' ? [] : [JSON.parse(line)]))
  }
  let entries: ListedEntry[] = []
  const allThere = async (): Promise<boolean> => {
    entries = await taken()
    return entries.some(({ entry }) => entry?.requestId === 'r-2')
  }
  await eventually(allThere, 'the entry of the last command')
  const verdict = await audit('verify', '--json')
  expect(verdict.code).toBe(0)
  expect(JSON.parse(verdict.stdout)).toMatchObject({ whole: true, erased: 0 })
  const { entryId } = entries.at(-1)!.entry!
  expect(JSON.parse((await audit('show', entryId)).stdout)).toMatchObject({
    entryId,
    requestId: 'r-2',
    role: 'manager',
  })
  expect((await audit('erase', entryId, '--reason', 'left the firm')).stderr).toContain('[ROLE_TOO_LOW]')
  expect(await audit('verfy')).toMatchObject({ code: 2, stderr: expect.stringContaining('Did you mean "verify"?') })
  expect(await audit('verify', '--expect', `1:${'0'.repeat(64)}`)).toMatchObject({ code: 1 })
  await running.stop()
  host = undefined
  expect(entries.map(({ entry }) => entry!.entryId)).toEqual(await countingRecords())
  expect(entries.map(({ entry }) => `${entry!.actor} ${entry!.action}`)).toEqual([
    'detector suspected',
    'eva declined',
    'eva reopened',
  ])
}, 120_000)

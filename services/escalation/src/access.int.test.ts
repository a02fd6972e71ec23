import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { configVersionCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { unary } from '@tocsin/shared/grpc/client.ts'
import { errorDetailsOf } from '@tocsin/shared/grpc/status.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Bench, openBench } from '../test-support/embedded.ts'
import { SATURDAY_PLAN } from '../test-support/saturday-plan.ts'
import { applyPlan, as, type Running, startService } from '../test-support/service.ts'
import { START_MS } from '../test-support/story.ts'
import { hashToken } from './access-token.ts'

let bench: Bench
let dir: string
beforeEach(async () => {
  bench = await openBench()
  dir = mkdtempSync(join(tmpdir(), 'tocsin-tokens-'))
  await applyPlan(bench.log)
})
afterEach(async () => {
  await bench.close()
  rmSync(dir, { recursive: true })
})

const file = () => join(dir, 'tokens.yaml')
const line = (person: string, rest = 'role: responder') =>
  `- { tokenSha256: ${hashToken(`token-of-${person}`)}, person: ${person}, ${rest} }\n`
const write = (...lines: readonly string[]): void => {
  writeFileSync(`${file()}.new`, lines.join(''))
  renameSync(`${file()}.new`, file())
}
const start = () => startService(bench, bench.log, { tokens: [], accessFile: file(), heartbeatEvery: 50 })

/** Who the token says that one is, or why not. */
const whoIs = async (running: Running, person: string): Promise<string> => {
  try {
    await unary((options, done) => running.crises.listBrands({}, as(person), options, done))
    return person
  } catch (error) {
    return `${(error as { code: number }).code} ${errorDetailsOf(error as object).reason}`
  }
}
const becomes = async (running: Running, person: string, wanted: string): Promise<void> => {
  const giveUpAt = performance.now() + 5_000
  while ((await whoIs(running, person)) !== wanted)
    if (performance.now() > giveUpAt) throw new Error(`${person} never became ${wanted}`)
}

/** Opens every kind of stream; resolves when each has sent its first message. */
const openStreams = async ({ crises, holds }: Running, person: string) => {
  const streams = [
    crises.watchBrands({}, as(person)),
    crises.watchCrisis({}, as(person)),
    holds.watchHolds({}, as(person)),
  ]
  const ends = streams.map(
    stream =>
      new Promise<string>(resolve =>
        stream
          .on('error', error => resolve(`${(error as { code?: number }).code} ${errorDetailsOf(error).reason}`))
          .on('end', () => resolve('ended')),
      ),
  )
  await Promise.all(streams.map(stream => new Promise(resolve => stream.once('data', resolve))))
  return { ends: Promise.all(ends), cancel: () => streams.map(stream => stream.cancel()) }
}

/** How long after `act` all streams are cut, and with what. */
const cutAfter = async (running: Running, person: string, act: () => unknown) => {
  const { ends } = await openStreams(running, person)
  const startedAt = performance.now()
  await act()
  const reasons = await ends
  return { reasons: [...new Set(reasons)], ms: performance.now() - startedAt }
}

const agencyPlan = (until: string, brands: string) =>
  SATURDAY_PLAN.replace(
    '    qualifications: [facts]',
    `    agency: { name: Klar, brands: [${brands}], until: ${until} }\n    qualifications: [facts]`,
  ).replace('people:', '  - { id: nori, name: Nori, timeZone: Europe/Warsaw, terms: [Nori] }\npeople:')
const applyVersion = (version: number, text: string) =>
  bench.log.append(TOPICS.configVersions.name, [
    {
      key: `playbook@${version}`,
      value: configVersionCodec.encode({ configId: 'playbook', version, plan: { files: [{ path: 'p.yaml', text }] } }),
    },
  ])
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 19).concat('Z')

describe('access that is withdrawn', () => {
  it('cuts every open stream within 5 s when the token leaves the file', async () => {
    write(line('nina'), line('anna'))
    const running = await start()
    const others = await openStreams(running, 'anna')
    const { reasons, ms } = await cutAfter(running, 'nina', () => write(line('anna')))
    expect(reasons).toEqual(['16 NO_TOKEN'])
    expect(ms).toBeLessThan(5_000)
    expect(await whoIs(running, 'nina')).toBe('16 NO_TOKEN')
    expect(await whoIs(running, 'anna')).toBe('anna')
    others.cancel()
    expect(new Set(await others.ends)).toEqual(new Set(['1 undefined']))
  })

  it('cuts streams when the brands shrink, not when they grow', async () => {
    write(line('nina', 'role: responder, brands: [lumo]'))
    const running = await start()
    const { reasons, ms } = await cutAfter(running, 'nina', async () => {
      write(line('nina', 'role: responder, brands: [lumo, nori]'), line('anna'))
      await becomes(running, 'anna', 'anna')
      write(line('nina', 'role: responder, brands: [nori]'))
    })
    expect(reasons).toEqual(['7 ACCESS_NARROWED'])
    expect(ms).toBeLessThan(8_000)
  })

  it.each([
    ['of the token', 'sari', async () => write(line('sari', `role: responder, until: ${iso(START_MS + 60_000)}`))],
    [
      'of the agency',
      'sari',
      async () => {
        write(line('sari'))
        await applyVersion(2, agencyPlan(iso(START_MS + 60_000), 'lumo'))
      },
    ],
  ])('ends at the end %s', async (_what, person, prepare) => {
    await prepare()
    const running = await start()
    const { reasons, ms } = await cutAfter(running, person, () => bench.clock.advance(60_000))
    expect(reasons).toEqual(['16 ACCESS_ENDED'])
    expect(ms).toBeLessThan(5_000)
    expect(await whoIs(running, person)).toBe('16 ACCESS_ENDED')
  })

  it('narrows a token to the brands of the agency, and cuts streams when an applied plan takes one away', async () => {
    write(line('sari'))
    await applyVersion(2, agencyPlan('2030-01-01T00:00Z', 'lumo, nori'))
    const running = await start()
    const { reasons } = await cutAfter(running, 'sari', () => applyVersion(3, agencyPlan('2030-01-01T00:00Z', 'lumo')))
    expect(reasons).toEqual(['7 ACCESS_NARROWED'])
    const { brands } = await unary<{ brands: { brandId: string }[] }>((options, done) =>
      running.crises.listBrands({}, as('sari'), options, done),
    )
    expect(brands.map(({ brandId }) => brandId)).toEqual(['lumo'])
  })
})

const saysReady = (running: Running, reasons: readonly string[]) =>
  vi.waitFor(async () => expect(await running.service.ready()).toEqual(reasons), { timeout: 10_000 })

describe('the file of tokens', () => {
  it.each([
    ['is half-written', '- { tokenSha256: '],
    ['is empty', ''],
    ['names an unknown role', line('nina', 'role: boss')],
  ])('keeps the last good list when it %s, and takes the next good one', async (_what, broken) => {
    write(line('nina'))
    const running = await start()
    expect(await whoIs(running, 'nina')).toBe('nina')
    write(broken)
    while (!(await running.metrics.text()).includes('tokens_file_stale 1')) await whoIs(running, 'nina')
    expect(await whoIs(running, 'nina')).toBe('nina')
    await saysReady(running, [])
    write('[]')
    await becomes(running, 'nina', '16 NO_TOKEN')
  })

  it('is not ready while no list could ever be read, and is when one can', async () => {
    const running = await start()
    await saysReady(running, [`escalation: no list of tokens could be read from ${file()}`])
    write(line('nina'))
    await becomes(running, 'nina', 'nina')
    await saysReady(running, [])
  })
})

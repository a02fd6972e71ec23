import { createReading, createVerifier, type Head, type Link } from '@tocsin/shared/events/audit-chain.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { AuditEntry } from '@tocsin/shared/gen/tocsin/audit/v1/AuditEntry.ts'
import type { AuditServiceClient } from '@tocsin/shared/gen/tocsin/audit/v1/AuditService.ts'
import type { ListEntriesRequestInput } from '@tocsin/shared/gen/tocsin/audit/v1/ListEntriesRequest.ts'
import type { ReadChainResponse } from '@tocsin/shared/gen/tocsin/audit/v1/ReadChainResponse.ts'
import { bearer, createGrpcClient, unary } from '@tocsin/shared/grpc/client.ts'
import { errorDetailsOf } from '@tocsin/shared/grpc/status.ts'
import { LogUnavailableError } from '@tocsin/shared/log/errors.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Bench, openBench, raise, readAll, signalRecord, until } from '../../test-support/embedded.ts'
import { mortal } from '../../test-support/mortal-log.ts'
import { applyPlan, as, type Running, startService, TOKENS } from '../../test-support/service.ts'
import { hashToken } from '../access-token.ts'

const TOKENS_WITH_ADMIN = [
  ...TOKENS,
  { sha256: hashToken('token-of-root'), personId: 'root', role: 'admin' as const, brands: [] },
]

let bench: Bench
beforeEach(async () => {
  bench = await openBench()
  await applyPlan(bench.log)
})
afterEach(() => bench.close())

const start = (log: Log = bench.log) => startService(bench, log, { tokens: TOKENS_WITH_ADMIN, commandDeadline: 5_000 })

const auditOf = ({ address }: Running): AuditServiceClient => {
  const client = createGrpcClient<AuditServiceClient>('tocsin.audit.v1.AuditService', { address })
  bench.onStop(async () => client.close())
  return client
}

const entriesOf = async (running: Running, request: ListEntriesRequestInput = {}): Promise<AuditEntry[]> => {
  const client = auditOf(running)
  const { entries } = await unary<{ entries: { entry: AuditEntry | null }[] }>((options, done) =>
    client.listEntries({ limit: 1_000, ...request }, as('eva'), options, done as never),
  )
  return entries.flatMap(({ entry }) => entry ?? [])
}

/** Looks again until the entries are as wanted: derived ones come a moment after what they tell. */
const untilEntries = async (
  running: Running,
  are: (entries: readonly AuditEntry[]) => boolean,
  request: ListEntriesRequestInput = {},
): Promise<AuditEntry[]> => {
  const giveUpAt = performance.now() + 15_000
  for (;;) {
    const entries = await entriesOf(running, request)
    if (are(entries)) return entries
    if (performance.now() > giveUpAt) throw new Error(`never came; there are ${JSON.stringify(entries, null, 1)}`)
  }
}

const chainOf = (running: Running, token = 'eva'): Promise<Link[]> =>
  new Promise((resolve, reject) => {
    const links: Link[] = []
    auditOf(running)
      .readChain({}, as(token))
      .on('data', (message: ReadChainResponse) => {
        for (const { offset, appendedAtMs, record, payload } of message.links)
          links.push({ offset: BigInt(offset), appendedAt: appendedAtMs, record, payload })
      })
      .on('error', reject)
      .on('end', () => resolve(links))
  })

const verdictOf = (links: readonly Link[], expected?: Head) => {
  const verifier = createVerifier(expected)
  for (const link of links) verifier.take(link)
  return verifier.verdict()
}

const refusalOf = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    error => errorDetailsOf(error as object).reason ?? String(error),
  )

const decline = ({ crises }: Running, token: string, requestId: string, crisisId = 'lumo-1') =>
  unary((options, done) =>
    crises.declineCrisis({ crisisId, requestId, reason: 'a secret reason' }, bearer(token), options, done as never),
  )

const isOf = (kind: string) => (entry: AuditEntry) => entry.kind === `AUDIT_KIND_${kind}`

it('tells who did what with which token, who was refused by which rule, and repeats no text', async () => {
  const running = await start()
  await raise(bench.log, signalRecord('lumo', 1))
  const [suspected] = await untilEntries(running, entries => entries.some(({ action }) => action === 'suspected'), {
    kinds: ['AUDIT_KIND_TAKEN'],
  })
  const { crisisId } = suspected!
  expect(await refusalOf(decline(running, 'token-of-olle', 'r-1', crisisId))).toBe('NOT_ASKED')
  expect(await refusalOf(decline(running, 'token-of-stranger', 'r-2', crisisId))).toBe('BRAND_NOT_COVERED')
  expect(await refusalOf(decline(running, 'token-of-nobody', 'r-3', crisisId))).toBe('NO_TOKEN')
  await decline(running, 'token-of-eva', 'r-4', crisisId)
  const entries = await untilEntries(running, all => all.some(({ action }) => action === 'declined'))
  const by = (requestId: string) => entries.find(entry => entry.requestId === requestId)
  const credentialOf = (person: string) => `token ${hashToken(`token-of-${person}`).slice(0, 8)}`
  expect(suspected).toMatchObject({ actor: 'detector', credential: '', brandIds: ['lumo'], result: 'ok' })
  expect(entries.find(isOf('PLAN_CHANGED'))).toMatchObject({ actor: 'eva', planVersion: 1 })
  expect(by('r-1')).toMatchObject({
    kind: 'AUDIT_KIND_REFUSED',
    actor: 'olle',
    role: 'responder',
    credential: credentialOf('olle'),
    action: 'DeclineCrisis',
    crisisId,
    result: 'NOT_ASKED',
  })
  expect(by('r-2')).toMatchObject({ actor: 'stranger', result: 'BRAND_NOT_COVERED' })
  expect(by('r-3')).toMatchObject({
    kind: 'AUDIT_KIND_ACCESS_REFUSED',
    actor: '',
    credential: 'unknown token',
    client: expect.stringContaining('127.0.0.1'),
  })
  expect(by('r-4')).toMatchObject({
    kind: 'AUDIT_KIND_TAKEN',
    actor: 'eva',
    role: 'manager',
    credential: credentialOf('eva'),
    crisisId,
    brandIds: ['lumo'],
  })
  expect(JSON.stringify(entries)).not.toContain('secret reason')
  expect((await entriesOf(running, { actor: 'olle' })).map(({ requestId }) => requestId)).toEqual(['r-1'])
  expect(verdictOf(await chainOf(running)).firstBreak).toBeUndefined()
})

it('lets managers of all brands read it, and writes down that they did', async () => {
  const running = await start()
  expect(await refusalOf(chainOf(running, 'anna'))).toBe('ROLE_TOO_LOW')
  expect(await refusalOf(chainOf(running, 'boss-of-nori'))).toBe('BRAND_NOT_COVERED')
  await chainOf(running)
  await unary((options, done) => running.plans.getPlaybook({}, as('eva'), options, done as never))
  const entries = await untilEntries(running, all => all.some(({ actor }) => actor === 'boss-of-nori'))
  const exported = entries.filter(isOf('EXPORTED')).map(({ actor, action }) => `${actor} ${action}`)
  expect(exported).toEqual(expect.arrayContaining(['eva ReadChain', 'eva GetPlaybook']))
  const refused = entries.filter(isOf('ACCESS_REFUSED')).map(({ actor, result }) => `${actor} ${result}`)
  expect(refused).toEqual(['anna ROLE_TOO_LOW', 'boss-of-nori BRAND_NOT_COVERED'])
})

it('tells once an hour who reads the same again and again, and counts the rest', async () => {
  const [first, second] = [await start(), await start()]
  for (let reads = 0; reads < 7; reads++)
    await unary((options, done) => first.plans.getPlaybook({}, as('eva'), options, done as never))
  await first.stop()
  const entries = await entriesOf(second, { kinds: ['AUDIT_KIND_EXPORTED'] })
  expect(entries.map(({ action, times }) => `${action} ${times}`)).toEqual(['GetPlaybook 1', 'GetPlaybook 6'])
})

it('is one chain when replicas write at once, with nothing lost and nothing twice', async () => {
  const replicas = [await start(), await start()]
  const rounds = 30
  await Promise.all(
    replicas.flatMap((running, replica) =>
      Array.from({ length: rounds }, (_, round) =>
        // Each by another person's name, so that no storm is summed up.
        refusalOf(
          decline(
            running,
            `token-of-${['anna', 'marta', 'olle', 'sari', 'budi', 'nina'][round % 6]}`,
            `${replica}/${round}`,
            'none',
          ),
        ),
      ),
    ),
  )
  await replicas[0]!.stop()
  const entries = await entriesOf(replicas[1]!, { kinds: ['AUDIT_KIND_REFUSED'] })
  expect(new Set(entries.map(({ requestId }) => requestId)).size).toBe(2 * rounds)
  const verdict = verdictOf(await chainOf(replicas[1]!))
  expect(verdict).toMatchObject({ repeats: 0, firstBreak: undefined })
  expect(verdict.entries).toBeGreaterThanOrEqual(2 * rounds + 1)
})

it('tells a storm of wrong tokens as numbers, and counts each', async () => {
  const [stormy, calm] = [await start(), await start()]
  const storm = 200
  await Promise.all(
    Array.from({ length: storm }, (_, at) => refusalOf(decline(stormy, `token-of-nobody-${at}`, `s-${at}`))),
  )
  await stormy.stop()
  const entries = await entriesOf(calm, { kinds: ['AUDIT_KIND_ACCESS_REFUSED'] })
  expect(entries).toHaveLength(6)
  expect(entries.reduce((sum, { times }) => sum + times, 0)).toBe(storm)
})

it('blanks entries for good when an admin says so, and the chain says that it was done', async () => {
  const running = await start()
  await refusalOf(decline(running, 'token-of-olle', 'r-1', 'none'))
  const [target] = await untilEntries(running, ({ length }) => length === 1, { actor: 'olle' })
  const before = verdictOf(await chainOf(running)).head
  const client = auditOf(running)
  const erase = (token: string, entryIds: string[], requestId = 'e-1') =>
    unary<{ erased: number }>((options, done) =>
      client.eraseEntries({ requestId, entryIds, reason: 'left the firm' }, as(token), options, done as never),
    )
  expect(await refusalOf(erase('eva', [target!.entryId]))).toBe('ROLE_TOO_LOW')
  expect(await refusalOf(erase('root', ['no-such-entry']))).toBe('NOT_FOUND')
  expect(await erase('root', [target!.entryId])).toEqual({ erased: 1 })
  // A repeat of the same request is harmless, also where the first died before it had blanked.
  expect(await erase('root', [target!.entryId])).toEqual({ erased: 1 })
  expect(await entriesOf(running, { actor: 'olle' })).toEqual([])
  const links = await chainOf(running)
  expect(verdictOf(links, before)).toMatchObject({ erased: 1, firstBreak: undefined })
  const [telling] = await entriesOf(running, { kinds: ['AUDIT_KIND_ENTRIES_ERASED'] })
  expect(telling).toMatchObject({ actor: 'root', detail: 'left the firm', erasedPayloads: [expect.any(String)] })
  expect(await refusalOf(erase('root', [telling!.entryId], 'e-2'))).toBe('INVALID_FIELD')
  const read = createReading()
  expect(links.map(read).filter(link => link?.erasedBy === telling!.entryId)).toHaveLength(1)
})

it('answers nothing as done that it cannot write down, and refuses all the same', async () => {
  let isFull = false
  const log: Log = {
    ...bench.log,
    async append(topic, records) {
      if (isFull && topic === TOPICS.auditPayloads.name) throw new LogUnavailableError('the disk is full')
      return bench.log.append(topic, records)
    },
  }
  const running = await start(log)
  isFull = true
  const read = () => unary((options, done) => running.plans.getPlaybook({}, as('eva'), options, done as never))
  expect(await refusalOf(read())).toBe('NOT_AUDITED')
  expect(await refusalOf(decline(running, 'token-of-olle', 'r-1', 'none'))).toBe('NO_SUCH_CRISIS')
  isFull = false
  expect(await refusalOf(read())).toBe('done')
  expect(await running.metrics.text()).toMatch(/tocsin_audit_entries_unwritten_total 2/)
})

it.each([
  ['the command and its entry', TOPICS.crisisEvents.name],
  ['an entry and its link', TOPICS.auditPayloads.name],
  ['a link and the commit', TOPICS.auditEvents.name],
])('misses nothing and counts nothing twice when it is killed between %s', async (_what, topic) => {
  const first = mortal(bench.log, { topic, afterAppends: 1 })
  const doomed = await start(first.log)
  await raise(bench.log, signalRecord('lumo', 1))
  await until(first.isDead, 'the death')
  await doomed.stop()
  const running = await start()
  const entries = await untilEntries(running, all => all.some(({ action }) => action === 'suspected'))
  const derived = entries.filter(({ entryId }) => entryId.includes('@'))
  expect(derived.map(({ kind, action }) => `${kind} ${action}`).toSorted()).toEqual([
    'AUDIT_KIND_PLAN_CHANGED ApplyPlaybook',
    'AUDIT_KIND_TAKEN suspected',
  ])
  expect(verdictOf(await chainOf(running)).firstBreak).toBeUndefined()
})

it('shows the note of a flag to who decides, keeps it in one place, and blanks it with its entry', async () => {
  const running = await start()
  const flag = { requestId: 'f-1', brandId: 'lumo', note: 'smoke in the shop', code: '' }
  const { flagId } = await unary<{ flagId: string }>((options, done) =>
    running.crises.flagConcern(flag, as('anna'), options, done as never),
  )
  const window = { brandId: 'lumo', mentions: 0, negative: 0 }
  const kind = 'RULE_KIND_FLAG' as const
  const arithmetic = { window, sentence: 'Somebody of the firm flagged it.' }
  await raise(bench.log, signalRecord('lumo', 1, { kind, ruleId: 'flag', signalId: 'lumo/flag/1', arithmetic }))
  const notes = async (): Promise<string[]> => {
    const { crises } = await unary<{ crises: { flagNotes: { note: string; raisedBy: string }[] }[] }>((options, done) =>
      running.crises.listCrises({}, as('eva'), options, done as never),
    )
    return crises.flatMap(({ flagNotes }) => flagNotes.map(({ note, raisedBy }) => `${raisedBy}: ${note}`))
  }
  await expect.poll(notes, { timeout: 10_000 }).toEqual(['anna: smoke in the shop'])
  const holding: string[] = []
  for (const { name } of Object.values(TOPICS))
    for (const value of await readAll(bench.log, name, bytes => Buffer.from(bytes)))
      if (value.includes('smoke in the shop')) holding.push(name)
  expect(holding).toEqual([TOPICS.flags.name])

  const [told] = await entriesOf(running, { kinds: ['AUDIT_KIND_DONE'] })
  expect(told).toMatchObject({ actor: 'anna', action: 'FlagConcern', brandIds: ['lumo'], detail: flagId })
  await unary((options, done) =>
    auditOf(running).eraseEntries(
      { requestId: 'e-1', entryIds: [told!.entryId], reason: 'asked for' },
      as('root'),
      options,
      done as never,
    ),
  )
  await expect.poll(notes, { timeout: 10_000 }).toEqual([])
})

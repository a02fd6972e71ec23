import { type Client, type Metadata, type ServiceError, status } from '@grpc/grpc-js'
import { bearer, createGrpcClient, unary } from '@tocsin/shared/grpc/client.ts'
import { contracts } from '@tocsin/shared/grpc/contracts.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, newFolder, type Running, removeFolder, startProgram } from '../support/standalone.ts'
import { CRISES, DECISIONS, type Decision, HOLDS } from './rpc-decisions.ts'

const OURS = 'lumo'
const THEIRS = 'kopi-pagi'
const TOKENS = {
  boss: 'boss-of-all-brands-00001',
  manager: 'manager-of-lumo-only-0001',
  display: 'display-of-all-brands-001',
  madeUp: 'nobody-ever-gave-this-one',
} as const

interface Method {
  readonly path: string
  readonly service: string
  readonly name: string
  readonly streams: boolean
}

/** Every method of every service of the contracts. */
const METHODS: readonly Method[] = Object.entries(contracts()).flatMap(([service, definition]) =>
  'format' in definition
    ? []
    : Object.entries(definition as Record<string, { readonly responseStream: boolean }>).map(([name, method]) => ({
        path: `${service.replace(/^tocsin\./, '')}/${name}`,
        service,
        name,
        streams: method.responseStream,
      })),
)

interface Outcome {
  readonly code: status
  readonly text: string
}

const outcomeOf = (error: Partial<ServiceError>): Outcome => ({
  code: error.code ?? status.UNKNOWN,
  text: error.details ?? '',
})

type Invoke = (request: object, metadata: Metadata, ...rest: unknown[]) => NodeJS.EventEmitter & { cancel(): void }

let folder: string
let program: Running
let crisisId: string
let holdId: string
const clients = new Map<string, Client>()

const invoke = ({ service, name }: Method): Invoke => {
  const client = clients.get(service) ?? createGrpcClient<Client>(service, { address: program.grpcAddress })
  clients.set(service, client)
  return (client as unknown as Record<string, Invoke>)[name]!.bind(client)
}

/** What a stream says first: its first message, or its end. */
const firstOf = (method: Method, request: object, metadata: Metadata): Promise<Outcome> =>
  new Promise(resolve => {
    const call = invoke(method)(request, metadata)
    const end = (outcome: Outcome): void => {
      call.cancel()
      resolve(outcome)
    }
    call.on('data', message => end({ code: status.OK, text: JSON.stringify(message) }))
    call.on('error', error => end(outcomeOf(error)))
    call.on('end', () => end({ code: status.OK, text: '' }))
  })

const call = (method: Method, request: object, token: string): Promise<Outcome> => {
  const metadata = bearer(token)
  if (method.streams) return firstOf(method, request, metadata)
  return unary<object>((options, done) => invoke(method)(request, metadata, options, done)).then(
    response => ({ code: status.OK, text: JSON.stringify(response) }),
    outcomeOf,
  )
}

const find = (service: string, name: string): Method =>
  METHODS.find(method => method.service === service && method.name === name)!

/** About the other brand, by whatever name a method asks for it; a method takes of it what it knows. */
const aboutTheirs = () => ({
  ...{ requestId: `try-${Math.random()}`, crisisId, holdId, brandId: THEIRS, brandIds: [THEIRS], personId: 'putri' },
  ...{ reason: 'because', note: 'a note of enough words', text: 'a text', fact: 'a fact', subject: 'a subject' },
  ...{ scenarioId: 'outage', stageId: 'crisis', roleId: 'incident-lead', stepId: 'x', questionId: 'x', connector: 'x' },
  ...{ harm: { reputation: true }, ownerId: 'putri', code: '', version: 1, limit: 10, source: 'care', author: 'x' },
  ...{ enforcement: { connector: 'x', status: 'ENFORCEMENT_STATUS_ENFORCED' }, kind: 'x', notificationId: 'x' },
  ...{ files: [{ path: 'a.yaml', text: 'brands: []' }], review: 'x', items: [], answer: 'x', purpose: 'x' },
})

beforeAll(async () => {
  folder = newFolder()
  program = await startProgram(['--data', folder, '--no-demo'], {
    TOCSIN_NOTIFIER_DELIVER: 'inbox',
    TOCSIN_ESCALATION_HEARTBEAT_EVERY: '100ms',
    TOCSIN_ESCALATION_TOKENS: JSON.stringify([
      { token: TOKENS.boss, person: 'zofia', role: 'manager' },
      { token: TOKENS.manager, person: 'marek', role: 'manager', brands: [OURS] },
      { token: TOKENS.display, person: 'wall', role: 'display' },
    ]),
  })
  const boss = async (service: string, name: string, request: object): Promise<Record<string, never>> => {
    const { code, text } = await call(find(service, name), request, TOKENS.boss)
    if (code !== status.OK) throw new Error(`${name}: ${text}`)
    return JSON.parse(text) as Record<string, never>
  }
  await boss(CRISES, 'FlagConcern', { requestId: 'flag', brandId: THEIRS, note: 'Something is badly wrong here.' })
  crisisId = await eventually('a crisis of the other brand', 30_000, async () => {
    const { crises } = (await boss(CRISES, 'ListCrises', {})) as unknown as { crises: { crisisId: string }[] }
    return crises[0]?.crisisId
  })
  const started = await boss(HOLDS, 'StartHold', { requestId: 'hold', brandIds: [THEIRS], reason: 'to be tried' })
  holdId = (started as unknown as { hold: { holdId: string } }).hold.holdId
}, 60_000)
afterAll(async () => {
  for (const client of clients.values()) client.close()
  await program?.stop()
  removeFolder(folder)
})

const methods = METHODS.map(method => [method.path, method] as const)

it('has a decision for every method of the contracts, and for no other', () => {
  expect(METHODS.map(({ path }) => path).toSorted()).toEqual(Object.keys(DECISIONS).toSorted())
})

const REFUSALS = [status.PERMISSION_DENIED, status.NOT_FOUND]
const methodsWhere = (applies: (decision: Decision) => boolean) => methods.filter(([path]) => applies(DECISIONS[path]!))

describe('who may call', () => {
  it.each(methodsWhere(({ asks }) => asks === 'token'))(
    '%s is not for a made-up token (API2)',
    async (_path, method) => {
      expect((await call(method, aboutTheirs(), TOKENS.madeUp)).code).toBe(status.UNAUTHENTICATED)
    },
  )

  it.each(methodsWhere(({ ofOtherBrand }) => ofOtherBrand === 'refused'))(
    '%s is not for who is of another brand (API1)',
    async (_path, method) => {
      expect(REFUSALS).toContain((await call(method, aboutTheirs(), TOKENS.manager)).code)
    },
  )

  it.each(methodsWhere(({ ofOtherBrand }) => ofOtherBrand === 'not-in-it'))(
    '%s says nothing of another brand (API1)',
    async (_path, method) => {
      const { code, text } = await call(method, { limit: 100 }, TOKENS.manager)
      expect([code, text.includes(THEIRS), text.includes(crisisId)]).toEqual([status.OK, false, false])
    },
  )

  it.each(methodsWhere(({ atLeast }) => atLeast !== undefined))(
    '%s is not for who may only look (API5)',
    async (_path, method) => {
      expect((await call(method, aboutTheirs(), TOKENS.display)).code).toBe(status.PERMISSION_DENIED)
    },
  )
})

it('has changed nothing by all these tries (API6): the crisis is suspected, nobody confirmed it, the hold stands', async () => {
  const { text } = await call(find(CRISES, 'GetCrisis'), { crisisId }, TOKENS.boss)
  const { crisis } = JSON.parse(text) as { crisis: { phase: string } }
  expect(crisis.phase).toBe('PHASE_SUSPECTED')
  const hold = await call(find(HOLDS, 'CheckHold'), { brandId: THEIRS, brandIds: [THEIRS] }, TOKENS.boss)
  expect(hold.text).toContain(holdId)
})

import type { BrandSituationInput } from '@tocsin/shared/gen/tocsin/crisis/v1/BrandSituation.ts'
import type { CrisisInput } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { TimelineEntryInput } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import { type GrpcServer, startGrpcServer } from '@tocsin/shared/grpc/server.ts'
import { type ErrorDetails, grpcError } from '@tocsin/shared/grpc/status.ts'
import type { SessionView } from '@tocsin/shared/live/plan.ts'
import { silent } from './harness.ts'

interface Call {
  readonly request: Readonly<Record<string, unknown>>
  readonly metadata: { get(key: string): readonly (string | Buffer)[] }
  write(message: object): boolean
  end(): void
  emit(event: string, error: unknown): boolean
  on(event: string, listener: () => void): unknown
}
type Answer = (request: Readonly<Record<string, unknown>>, token: string | undefined) => object | Promise<object>
type Callback = (error: object | null, response?: object) => void

export interface Asked {
  readonly method: string
  readonly request: Readonly<Record<string, unknown>>
  readonly token: string | undefined
}

/** A refusal as the real service makes them. */
export const refusal = (code: number, message: string, details: ErrorDetails = {}) =>
  grpcError(code as never, message, details)

const tokenOf = ({ metadata }: Call): string | undefined => {
  const [header] = metadata.get('authorization')
  return typeof header === 'string' ? header.replace(/^Bearer /, '') : undefined
}

const METHODS = {
  'tocsin.crisis.v1.CrisisService': [
    ...['ListBrands', 'ListCrises', 'GetCrisis', 'FlagConcern', 'ConfirmCrisis', 'DeclineCrisis', 'Acknowledge'],
    ...['ChangeStage', 'AssignRole', 'TakeStep', 'CompleteStep', 'AskExpert', 'AnswerQuestion', 'PostUpdate'],
    ...['NameCause', 'StartRecovery', 'CloseCrisis', 'ReopenCrisis', 'CompleteReview', 'JoinBrand', 'GetTimeline'],
    ...['GetCaller', 'PreviewConfirmation', 'DescribeLink', 'DescribeFlagCode'],
  ],
  'tocsin.hold.v1.HoldService': ['StartHold', 'ReleaseHold', 'CheckHold', 'ReportEnforcement'],
  'tocsin.playbook.v1.PlaybookService': [
    ...['ValidatePlaybook', 'ApplyPlaybook', 'ListPlaybookVersions', 'GetPlaybook', 'RollbackPlaybook', 'FindHolder'],
  ],
  'tocsin.notification.v1.NotificationService': ['ListNotifications', 'ResendNotification', 'TestNotification'],
} as const

/** An escalation service that says what a test tells it to, and remembers what it was asked. */
export const startFakeEscalation = async () => {
  const people = new Map<string, Partial<SessionView>>()
  const answers = new Map<string, Answer>()
  const asked: Asked[] = []
  const streams = new Set<{ readonly call: Call; readonly method: string }>()
  const brands = new Map<string, BrandSituationInput>()
  const crises = new Map<string, CrisisInput>()
  const entries: TimelineEntryInput[] = []

  const known = (token: string | undefined): Partial<SessionView> => {
    const person = people.get(token ?? '')
    if (!person) throw refusal(16, 'send a token', { reason: 'NO_TOKEN' })
    return person
  }
  const caseless = (crisisId: unknown) => crises.get(crisisId as string)
  const defaults: Readonly<Record<string, Answer>> = {
    GetCaller: (_request, token) => known(token),
    ListBrands: (_request, token) => known(token) && { brands: [...brands.values()] },
    ListCrises: (_request, token) => known(token) && { crises: [...crises.values()].reverse() },
    GetCrisis: ({ crisisId }, token) => {
      known(token)
      if (!caseless(crisisId)) throw refusal(5, `there is no crisis ${crisisId}`, { reason: 'NOT_FOUND' })
      return { crisis: caseless(crisisId) }
    },
    GetTimeline: ({ crisisId, afterSeq, limit }, token) => {
      known(token)
      const own = entries.filter(entry => entry.crisisId === crisisId && entry.seq! > (afterSeq as number))
      return { entries: own.slice(0, limit as number) }
    },
  }

  const handler = (method: string) => (call: Call, done: Callback) => {
    const token = tokenOf(call)
    asked.push({ method, request: call.request, token })
    Promise.resolve()
      .then(() => {
        const answer = answers.get(method) ?? defaults[method]
        if (answer) return answer(call.request, token)
        known(token)
        return { crisis: caseless(call.request.crisisId) }
      })
      .then(
        response => done(null, response),
        (error: object) => done(error),
      )
  }
  const stream = (method: string, initial: (request: Call['request']) => readonly object[]) => (call: Call) => {
    asked.push({ method, request: call.request, token: tokenOf(call) })
    try {
      known(tokenOf(call))
    } catch (error) {
      call.emit('error', error)
      return
    }
    const one = { call, method }
    streams.add(one)
    call.on('cancelled', () => streams.delete(one))
    for (const message of initial(call.request)) call.write(message)
  }
  const token = (seq: number): string => `seq-${seq}`
  const lastSeq = (): number => entries.at(-1)?.seq ?? 0
  let isMute = false
  const send = (method: string, message: object): void => {
    if (isMute) return
    for (const { call } of [...streams].filter(one => one.method === method)) call.write(message)
  }

  const services = Object.entries(METHODS).map(([name, methods]) => ({
    name,
    handlers: Object.fromEntries([
      ...methods.map(method => [method, handler(method)]),
      ...(name.endsWith('CrisisService')
        ? [
            ['WatchBrands', stream('WatchBrands', () => [...brands.values()].map(brand => ({ brand })))],
            [
              'WatchCrisis',
              stream('WatchCrisis', ({ resumeToken }) =>
                resumeToken
                  ? entries
                      .filter(({ seq }) => seq! > Number((resumeToken as string).slice(4)))
                      .map(entry => ({ entry, resumeToken: token(entry.seq!) }))
                  : [...crises.values()].map(crisis => ({ crisis, resumeToken: token(lastSeq()) })),
              ),
            ],
          ]
        : []),
    ]) as never,
  }))
  const begin = (port: number): Promise<GrpcServer> =>
    startGrpcServer({ host: '127.0.0.1', port, services, logger: silent })
  let server = await begin(0)
  const { port } = server

  return {
    address: `127.0.0.1:${port}`,
    people,
    asked,
    /** What a method answers from now on; it may throw a refusal. */
    answer: (method: string, answer: Answer) => answers.set(method, answer),
    /** A brand's situation is this now. */
    situation(brand: BrandSituationInput): void {
      brands.set(brand.brandId!, brand)
      send('WatchBrands', { brand, resumeToken: token(lastSeq()) })
    },
    /** Something happened in a crisis: it is as given now. */
    happened(entry: TimelineEntryInput, crisis: CrisisInput): void {
      const whole = { ...crisis, seq: entry.seq! }
      entries.push(entry)
      crises.set(crisis.crisisId!, whole)
      send('WatchCrisis', { entry, crisis: whole, resumeToken: token(entry.seq!) })
    },
    /** What happens within is not told by the streams. */
    withoutStreams(happen: () => void): void {
      isMute = true
      happen()
      isMute = false
    },
    /** Ends the streams of a token, as when it is withdrawn. */
    endStreams(of: string, error: object): void {
      for (const one of [...streams].filter(({ call }) => tokenOf(call) === of)) {
        streams.delete(one)
        one.call.emit('error', error)
      }
    },
    openStreams: (): number => streams.size,
    /** It goes away, and comes back at the same address. */
    async goAway(): Promise<void> {
      streams.clear()
      await server.stop(0)
    },
    async comeBack(): Promise<void> {
      server = await begin(port)
    },
    stop: () => server.stop(0),
  }
}

export type FakeEscalation = Awaited<ReturnType<typeof startFakeEscalation>>

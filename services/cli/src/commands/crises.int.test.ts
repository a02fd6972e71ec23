import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js'
import { type GrpcServer, startGrpcServer } from '@tocsin/shared/grpc/server.ts'
import { grpcError } from '@tocsin/shared/grpc/status.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tocsin } from '../tocsin.ts'

interface Heard {
  readonly method: string
  readonly token: string
  readonly request: Record<string, unknown>
}

type Answer = object | Error
let server: GrpcServer
let heard: Heard[] = []
let answers: Record<string, Answer[]> = {}

const CRISIS = {
  crisisId: 'lumo-1',
  brandIds: ['lumo'],
  phase: 'PHASE_SUSPECTED',
  phaseSinceMs: Date.parse('2026-11-28T22:40Z'),
  asked: ['iga'],
  questionDeadlineMs: Date.parse('2026-11-28T22:45Z'),
  evidence: [{ sentence: '214 of the last 380 mentions of Lumo are negative' }],
  steps: [
    { stepId: 'facts@1', state: 'STEP_STATE_OPEN', personId: 'hanna', text: 'Open the fact sheet', mustDo: true },
  ],
  holds: [
    {
      holdId: 'hold-7',
      brandIds: ['lumo'],
      personId: 'iga',
      reason: 'confirmed',
      enforcements: [
        {
          connector: 'desk',
          state: 'ENFORCEMENT_STATE_PARTLY',
          held: 13,
          total: 14,
          posts: [{ postId: 'p1', title: 'Sale', state: 'POST_STATE_OUT' }],
        },
      ],
    },
  ],
}

const handlersFor = (methods: readonly string[]) =>
  Object.fromEntries(
    methods.map(method => [
      method,
      (call: ServerUnaryCall<Record<string, unknown>, object>, done: sendUnaryData<object>) => {
        const token = String(call.metadata.get('authorization')[0] ?? '')
        heard.push({ method, token, request: call.request })
        const answer = answers[method]?.shift() ?? { crisis: CRISIS }
        if (answer instanceof Error) done(answer)
        else done(null, answer)
      },
    ]),
  )

beforeAll(async () => {
  server = await startGrpcServer({
    host: '127.0.0.1',
    port: 0,
    reflection: false,
    logger: createLogger({ name: 'test', level: 'silent' }),
    services: [
      {
        name: 'tocsin.crisis.v1.CrisisService',
        handlers: handlersFor([
          'ListCrises',
          'GetCrisis',
          'GetTimeline',
          'ConfirmCrisis',
          'DeclineCrisis',
          'Acknowledge',
          'TakeStep',
          'CompleteStep',
          'ChangeStage',
          'AssignRole',
          'AnswerQuestion',
          'NameCause',
          'FlagConcern',
        ]),
      },
      { name: 'tocsin.hold.v1.HoldService', handlers: handlersFor(['CheckHold', 'StartHold', 'ReleaseHold']) },
      {
        name: 'tocsin.notification.v1.NotificationService',
        handlers: handlersFor(['ListNotifications', 'ResendNotification', 'TestNotification']),
      },
    ],
  })
})
afterAll(() => server.stop())
beforeEach(() => {
  heard = []
  answers = {}
})

const run = async (...argv: string[]): Promise<{ code: number; out: string; err: string }> => {
  const out: string[] = []
  const err: string[] = []
  const env = { TOCSIN_ADDRESS: `127.0.0.1:${server.port}`, TOCSIN_TOKEN: 'a-token-of-iga-0001' }
  const code = await tocsin(argv, { out: line => out.push(line), err: line => err.push(line), env })
  return { code, out: out.join('\n'), err: err.join('\n') }
}
const CONFIRM = ['confirm', 'lumo-1', '--scenario', 'outage', '--reason', 'It is real', '--harm', 'money,law']

describe('tocsin crises', () => {
  it('lists what is open, as the person of the token', async () => {
    answers['ListCrises'] = [{ crises: [CRISIS] }]
    const { code, out } = await run('crises', '--open', '--brand', 'lumo')
    expect(code).toBe(0)
    expect(out).toBe(
      'lumo-1  suspected since 2026-11-28T22:40:00Z · lumo · waits for iga · until 2026-11-28T22:45:00Z\n  214 of the last 380 mentions of Lumo are negative',
    )
    expect(heard).toEqual([
      {
        method: 'ListCrises',
        token: 'Bearer a-token-of-iga-0001',
        request: expect.objectContaining({ brandId: 'lumo', openOnly: true }),
      },
    ])
  })

  it('shows one with the ids that a person needs to act', async () => {
    const { out } = await run('crises', 'lumo-1')
    expect(out).toContain('facts@1  open · hanna · must do: Open the fact sheet')
    expect(out).toContain('desk: partly 13 of 14')
    expect(out).toContain('p1  out: Sale')
  })

  it('prints what happened, page after page', async () => {
    const entry = (seq: number) => ({ seq, actor: 'iga', text: `event ${seq}`, atMs: 0 })
    answers['GetTimeline'] = [
      { entries: Array.from({ length: 1_000 }, (_, index) => entry(index + 1)) },
      { entries: [entry(1_001)] },
    ]
    const { out } = await run('crises', 'lumo-1', '--timeline')
    expect(out.split('\n')).toHaveLength(1_001)
    expect(heard.map(({ request }) => request['afterSeq'])).toEqual([0, 1_000])
  })
})

describe('commands that change a crisis', () => {
  it('confirm sends all that was said', async () => {
    expect((await run(...CONFIRM, '--hold-accounts', '@lumo, @lumo_pomoc')).code).toBe(0)
    expect(heard[0]!.request).toMatchObject({
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      crisisId: 'lumo-1',
      scenarioId: 'outage',
      reason: 'It is real',
      harm: { reputation: false, money: true, law: true },
      holdScope: { kind: 'HOLD_SCOPE_KIND_ACCOUNTS', accounts: ['@lumo', '@lumo_pomoc'] },
    })
  })

  it('asks again with the same request id while the outcome is unknown', async () => {
    answers['ConfirmCrisis'] = [grpcError(14, 'the log does not answer', { reason: 'OUTCOME_UNKNOWN' }) as Error]
    expect((await run(...CONFIRM)).code).toBe(0)
    expect(heard).toHaveLength(2)
    expect(heard[0]!.request['requestId']).toBe(heard[1]!.request['requestId'])
  })

  it('says which rule refused, and fails', async () => {
    answers['ConfirmCrisis'] = [grpcError(9, 'zofia has confirmed it already', { reason: 'NOT_SUSPECTED' }) as Error]
    expect(await run(...CONFIRM)).toEqual({
      code: 1,
      out: '',
      err: 'tocsin confirm: zofia has confirmed it already [NOT_SUSPECTED]',
    })
  })

  it.each<[string[], string, object]>([
    [['decline', 'lumo-1', '--reason', 'a joke', '--snooze', '30m'], 'DeclineCrisis', { snoozeMs: 1_800_000 }],
    [['ack', 'lumo-1'], 'Acknowledge', { token: '' }],
    [['step', 'lumo-1', 'facts@1', '--take'], 'TakeStep', { stepId: 'facts@1' }],
    [['step', 'lumo-1', 'facts@1', '--done'], 'CompleteStep', { blocked: false }],
    [['step', 'lumo-1', 'facts@1', '--blocked', '--note', 'ill'], 'CompleteStep', { blocked: true, note: 'ill' }],
    [['stage', 'lumo-1', 'two', '--reason', 'press'], 'ChangeStage', { stageId: 'two', reason: 'press' }],
    [['role', 'lumo-1', 'legal', 'filip', '--reason', 'here'], 'AssignRole', { roleId: 'legal', personId: 'filip' }],
    [['answer', 'lumo-1', 'q-1', '--fact', 'Batch 7'], 'AnswerQuestion', { questionId: 'q-1', fact: 'Batch 7' }],
    [['cause', 'lumo-1', '--text', 'fixed', '--removed'], 'NameCause', { removed: true, ownerId: '' }],
    [['flag', '--brand', 'lumo', '--note', 'smoke'], 'FlagConcern', { brandId: 'lumo', note: 'smoke', code: '' }],
    [['hold', 'start', 'lumo', '--reason', 'storm'], 'StartHold', { brandIds: ['lumo'], reason: 'storm', scope: null }],
    [
      ['hold', 'release', 'hold-7', '--reason', 'over', '--connector', 'desk', '--post', 'p2'],
      'ReleaseHold',
      { holdId: 'hold-7', connector: 'desk', postId: 'p2' },
    ],
    [
      ['notify', 'resend', 'lumo-1/entry-1/iga/mail'],
      'ResendNotification',
      { idempotencyKey: 'lumo-1/entry-1/iga/mail' },
    ],
  ])('%j calls %s', async (argv, method, request) => {
    expect(await run(...argv)).toMatchObject({ code: 0, err: '' })
    expect(heard).toMatchObject([{ method, request }])
  })

  it.each([
    [['confirm'], 'confirm needs a crisis id; "tocsin crises --open" lists them'],
    [['confirm', 'lumo-1', '--scenario', 'outage', '--reason', 'x'], '--harm "…" is missing'],
    [[...CONFIRM.slice(0, -1), 'monye'], 'Did you mean "money"?'],
    [['step', 'lumo-1'], 'step needs STEP_ID'],
    [['step', 'lumo-1', 's', '--take', '--done'], 'step needs one of --take, --done, --blocked'],
    [['step', 'lumo-1', 's', '--blocked'], '--note "…" is missing: say why it cannot be done'],
    [['decline', 'lumo-1', '--reason', 'x', '--snooze', 'long'], '--snooze must be a duration'],
    [['hold', 'chekc', 'lumo'], 'Did you mean "check"?'],
    [['hold', 'release', 'hold-7', '--reason', 'x', '--post', 'p'], 'name both --connector and --post'],
    [['notify', 'tset', 'iga'], 'Did you mean "test"?'],
    [['confrm', 'lumo-1'], 'Did you mean "confirm"?'],
  ])('%j is not understood, and nothing is sent', async (argv, words) => {
    const { code, err } = await run(...argv)
    expect([code, err]).toEqual([2, expect.stringContaining(words)])
    expect(heard).toEqual([])
  })
})

describe('tocsin hold check', () => {
  it.each([
    ['HOLD_ANSWER_HELD', 3, 'lumo: held, do not publish'],
    ['HOLD_ANSWER_CLEAR', 0, 'lumo: clear'],
    ['HOLD_ANSWER_UNSPECIFIED', 3, 'lumo: held, do not publish'],
  ])('%s exits with %i', async (answer, code, words) => {
    answers['CheckHold'] = [{ answer }]
    const result = await run('hold', 'check', 'lumo', '--account', '@lumo')
    expect(result.code).toBe(code)
    expect(result.out).toContain(words)
  })

  it('fails when the gate cannot answer', async () => {
    answers['CheckHold'] = [
      grpcError(14, 'the end of the log was not reached; treat as held', { reason: 'UNKNOWN' }) as Error,
    ]
    const { code, err } = await run('hold', 'check', 'lumo')
    expect([code, err]).toEqual([1, expect.stringContaining('treat as held')])
  })
})

describe('tocsin notify', () => {
  it('test prints the outcome of each contact, and fails when one did', async () => {
    answers['TestNotification'] = [
      {
        events: [
          { contactId: 'mail', state: 'DELIVERY_STATE_DELIVERED', attempt: 1 },
          { contactId: 'push', state: 'DELIVERY_STATE_DEAD', attempt: 3, reason: 'HTTP 404' },
        ],
      },
    ]
    expect(await run('notify', 'test', 'iga')).toMatchObject({
      code: 1,
      out: 'mail: delivered\npush: dead after 3 attempts · HTTP 404',
    })
  })

  it('list shows the keys of what was given up', async () => {
    const requested = { idempotencyKey: 'k/1', personId: 'iga', contactId: 'push', subject: 'Lumo: acknowledge' }
    answers['ListNotifications'] = [
      { notifications: [{ requested, state: 'DELIVERY_STATE_DEAD', events: [{ reason: 'HTTP 404' }] }] },
    ]
    expect((await run('notify', 'list', '--crisis', 'lumo-1')).out).toBe(
      '–  dead (HTTP 404) · iga/push: Lumo: acknowledge  [k/1]',
    )
  })
})

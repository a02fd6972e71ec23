import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeEscalation, refusal, startFakeEscalation } from '../test/fake-escalation.ts'
import { createHarness, type Harness, type Replica } from '../test/harness.ts'

const ANNA = 'anna-anna-anna-anna'
const bearer = { authorization: `Bearer ${ANNA}` }
const json = { 'content-type': 'application/json' }

let harness: Harness
let escalation: FakeEscalation
let replica: Replica
beforeEach(async () => {
  harness = await createHarness()
  escalation = await startFakeEscalation()
  escalation.people.set(ANNA, { personId: 'anna', name: 'Anna', role: 'responder', brandIds: ['lumo'] })
  escalation.happened({ seq: 1, crisisId: 'c1', kind: 'suspected' }, { crisisId: 'c1', brandIds: ['lumo'] })
  replica = await harness.start({ escalation: escalation.address })
})
afterEach(async () => {
  await harness.stop()
  await escalation.stop()
})

const post = (path: string, body: object, headers: Record<string, string> = bearer) =>
  replica.get(path, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) })
const askedOf = (method: string) => escalation.asked.filter(one => one.method === method)

describe('decisions', () => {
  it.each([
    [
      'confirm',
      'ConfirmCrisis',
      { scenarioId: 's', harm: { reputation: true, money: false, law: false }, reason: 'r' },
    ],
    ['decline', 'DeclineCrisis', { reason: 'r', snoozeMs: 60_000 }],
    ['acknowledge', 'Acknowledge', {}],
    ['stage', 'ChangeStage', { stageId: 'alarm', reason: 'r' }],
    ['roles', 'AssignRole', { roleId: 'lead', personId: 'jan', reason: 'r' }],
    ['questions', 'AskExpert', { subject: 'battery', text: 'since when?' }],
    ['updates', 'PostUpdate', { text: 'it runs' }],
    ['cause', 'NameCause', { text: 'a job', ownerId: 'jan', removed: true }],
    ['recovery', 'StartRecovery', { reason: 'r' }],
    ['close', 'CloseCrisis', { reason: 'r' }],
    ['reopen', 'ReopenCrisis', { reason: 'r' }],
    ['review', 'CompleteReview', { lessons: 'l' }],
    ['brands', 'JoinBrand', { brandId: 'kopi' }],
  ])('"%s" is %s, with what was said, by whoever bears the token', async (path, method, body) => {
    const answer = await post(`/v1/crises/c1/${path}`, { requestId: 'once', ...body })
    expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ crisisId: 'c1', seq: 1 })])
    const [asked] = askedOf(method)
    expect(asked).toMatchObject({ token: ANNA, request: { crisisId: 'c1', requestId: 'once', ...body } })
  })

  it('say where an acknowledgement was pressed', async () => {
    await post('/v1/crises/c1/acknowledge', { requestId: '1' })
    expect(askedOf('Acknowledge')[0]!.request).toMatchObject({ via: 'console' })
  })

  it('on steps and questions take the rest from the path', async () => {
    await post('/v1/crises/c1/steps/call-legal%401/take', { requestId: '1' })
    await post('/v1/crises/c1/steps/call-legal%401/complete', { requestId: '2', note: 'no answer', blocked: true })
    await post('/v1/crises/c1/questions/q1/answer', { requestId: '3', fact: 'since 4711' })
    expect(askedOf('TakeStep')[0]!.request).toMatchObject({ stepId: 'call-legal@1' })
    expect(askedOf('CompleteStep')[0]!.request).toMatchObject({
      stepId: 'call-legal@1',
      note: 'no answer',
      blocked: true,
    })
    expect(askedOf('AnswerQuestion')[0]!.request).toMatchObject({ questionId: 'q1', fact: 'since 4711' })
  })

  it('that are refused say by which rule, and who may', async () => {
    escalation.answer('DeclineCrisis', () => {
      throw refusal(7, 'only who was asked may decline', { reason: 'NOT_ASKED' })
    })
    const answer = await post('/v1/crises/c1/decline', { requestId: '1', reason: 'r' })
    expect(answer.headers.get('content-type')).toContain('problem+json')
    expect(await answer.json()).toEqual({
      type: 'urn:tocsin:problem:not-asked',
      title: 'Forbidden',
      status: 403,
      code: 'NOT_ASKED',
      detail: 'Only who was asked may decline.',
      fix: expect.stringContaining('managers may decide'),
    })
  })

  it('with fields that nobody knows are refused, wherever they stand, with what was meant', async () => {
    const harm = { reputation: true, money: false, laws: false }
    const answer = await post('/v1/crises/c1/confirm', { requestId: '1', scenarioId: 's', harm, reasons: 'r' })
    const { status, errors } = (await answer.json()) as { status: number; errors: object[] }
    expect(status).toBe(400)
    expect(errors).toEqual(
      expect.arrayContaining([
        { field: 'reasons', detail: expect.stringContaining('Did you mean "reason"?') },
        { field: 'harm.laws', detail: expect.stringContaining('Did you mean "law"?') },
        { field: 'harm.law', detail: 'is missing' },
      ]),
    )
    expect(askedOf('ConfirmCrisis')).toEqual([])
  })

  it('say that nobody can be reached, and come through once somebody can', async () => {
    await escalation.goAway()
    const away = await post('/v1/crises/c1/acknowledge', { requestId: 'once' })
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '1'])
    expect(await away.json()).toMatchObject({ code: 'DECISIONS_AWAY', fix: expect.stringContaining('same requestId') })
    await escalation.comeBack()
    let status = 503
    while (status === 503) status = (await post('/v1/crises/c1/acknowledge', { requestId: 'once' })).status
    expect(status).toBe(200)
  })

  it('are off where there is no escalation service, and say so', async () => {
    const { get } = await harness.start()
    const answer = await get('/v1/crises', { headers: bearer })
    expect([answer.status, await answer.json()]).toEqual([503, expect.objectContaining({ code: 'DECISIONS_OFF' })])
  })
})

describe('what is known', () => {
  it('is asked with the filters of the query', async () => {
    const answer = await replica.get('/v1/crises?brand=lumo&open=true&limit=5', { headers: bearer })
    expect((await answer.json()) as object).toMatchObject({ crises: [{ crisisId: 'c1', phase: 'PHASE_UNSPECIFIED' }] })
    expect(askedOf('ListCrises').at(-1)!.request).toEqual({ brandId: 'lumo', openOnly: true, limit: 5 })
  })

  it('of a crisis: itself, its timeline, what confirming would do', async () => {
    escalation.answer('PreviewConfirmation', () => ({ stageId: 'alarm', connectors: ['planner'] }))
    const [crisis, timeline, preview, none] = await Promise.all(
      ['', '/timeline?after=0', '/preview?scenario=outage', 'x'].map(path =>
        replica.get(`/v1/crises/c1${path}`, { headers: bearer }),
      ),
    )
    expect(await crisis!.json()).toMatchObject({ crisisId: 'c1', harm: null, evidence: [] })
    expect(await timeline!.json()).toMatchObject({ entries: [{ seq: 1, kind: 'suspected' }] })
    expect(await preview!.json()).toMatchObject({ stageId: 'alarm', connectors: ['planner'], needsSecondPerson: false })
    expect([none!.status, await none!.json()]).toEqual([404, expect.objectContaining({ code: 'NOT_FOUND' })])
  })

  it('of notifications and versions of the playbook goes through', async () => {
    escalation.answer('ListNotifications', () => ({ notifications: [{ requested: { personId: 'anna' } }] }))
    escalation.answer('ListPlaybookVersions', () => ({ versions: [{ version: 2, current: true }] }))
    const notifications = await replica.get('/v1/notifications?person=anna', { headers: bearer })
    expect(await notifications.json()).toMatchObject({ notifications: [{ requested: { personId: 'anna' } }] })
    const versions = await replica.get('/v1/playbook/versions', { headers: bearer })
    expect(await versions.json()).toMatchObject({ versions: [{ version: 2, current: true }] })
  })
})

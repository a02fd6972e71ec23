import { type FakeGateway, startFakeGateway } from './fake-gateway.ts'
import { ok, problem } from './fake-routes.ts'
import { coverageAt, planScene, SCORERS, STATUS, versionsAnswer } from './plan-scenes.ts'
import type { Scene } from './scene.ts'

/** The fake gateway with answers about coverage at any moment, versions of the playbook, tests of contacts and its own state. */
export const startPlanGateway = async (scene: Scene = planScene()): Promise<FakeGateway> => {
  const gateway = await startFakeGateway(scene)
  gateway.answer('GET', '/v1/coverage', ({ query }) => {
    const at = query.get('at') ?? String(gateway.nowMs())
    return /^\d{1,15}$/.test(at) ? ok(coverageAt(Number(at))) : problem(400, `"at" is not a point in time: ${at}`)
  })
  gateway.answer('GET', /^\/v1\/playbook\/versions/, ({ path }) => ok(versionsAnswer(path)))
  gateway.answer('GET', '/v1/status', () => ok(STATUS))
  gateway.answer('GET', '/v1/scorers', () => ok(SCORERS))
  gateway.answer('POST', '/v1/playbook/rollback', () => ok({ version: { version: 4 } }))
  gateway.answer('POST', '/v1/notifications/resend', () => ok({}))
  return gateway
}

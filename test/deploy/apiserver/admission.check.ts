import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examples, type Manifest, OVERLAYS, overlay } from '../kubernetes/render.ts'
import { deploymentsOf, ofKind } from '../kubernetes/workloads.ts'
import { apiServerIn } from './build.ts'
import { type ApiServer, startApiServer } from './server.ts'

/** Where the binaries stay for the next run; without it they are built in a temporary folder. */
const cache = process.env['APISERVER_CACHE']
/** A folder with the CustomResourceDefinitions of the operators, so that their resources are checked too. */
const crds = process.env['APISERVER_CRDS']

const folder = cache === undefined ? mkdtempSync(join(tmpdir(), 'tocsin-kubernetes-')) : resolve(cache)
let server: ApiServer

beforeAll(async () => {
  server = await startApiServer(apiServerIn(folder))
  if (crds !== undefined)
    expect(server.kubectl(['apply', '--server-side', '--recursive', '-f', resolve(crds)])).toMatchObject({ ok: true })
  // What the rest refers to must be there: the namespace that enforces `restricted`, and the account of the pods.
  const manifests = overlay('production')
  for (const kind of ['Namespace', 'ServiceAccount'])
    expect(server.kubectl(['apply', '-f', '-'], ofKind(manifests, kind))).toMatchObject({ ok: true, stderr: '' })
})

afterAll(async () => {
  await server?.stop()
  if (cache === undefined) rmSync(folder, { recursive: true, force: true })
})

const CORE = ['v1', 'apps/v1', 'policy/v1', 'autoscaling/v2', 'networking.k8s.io/v1']
const isCore = ({ apiVersion }: Manifest): boolean => CORE.includes(apiVersion)

const dryRun = (manifests: readonly unknown[]) =>
  server.kubectl(['apply', '--dry-run=server', '--validate=strict', '-o', 'name', '-f', '-'], manifests)

/** The pods that a controller would make: the namespace's rule holds for pods, of Deployments it only warns. */
const podsOf = (manifests: readonly Manifest[]): readonly Manifest[] =>
  deploymentsOf(manifests).map(({ metadata, spec }) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...spec.template.metadata, name: metadata.name, namespace: metadata.namespace! },
    spec: spec.template.spec,
  }))

describe.each(OVERLAYS)('the API server and %s', name => {
  const core = overlay(name).filter(isCore)

  it('takes every core manifest, without a warning', () => {
    const { ok, stderr, stdout } = dryRun(core)
    expect({ ok, stderr }).toEqual({ ok: true, stderr: '' })
    expect(stdout.trim().split('\n')).toHaveLength(core.length)
  })

  it('admits every pod where restricted is enforced', () => {
    const pods = podsOf(overlay(name))
    const { ok, stderr, stdout } = dryRun(pods)
    expect({ ok, stderr }).toEqual({ ok: true, stderr: '' })
    expect(stdout.trim().split('\n')).toHaveLength(pods.length)
  })

  it.runIf(crds !== undefined)('takes every resource of operators too', () => {
    const custom = [...overlay(name), ...ofKind(examples(), 'ExternalSecret')].filter(one => !isCore(one))
    const { ok, stderr, stdout } = dryRun(custom)
    expect({ ok, stderr }).toEqual({ ok: true, stderr: '' })
    expect(stdout.trim().split('\n')).toHaveLength(custom.length)
  })
})

it('the API server takes the job of operators too', () => {
  expect(dryRun([...ofKind(examples(), 'Job'), ...ofKind(examples(), 'CronJob')])).toMatchObject({
    ok: true,
    stderr: '',
  })
})

/** A manifest of production, changed by a text in its JSON. */
const broken = (manifests: readonly Manifest[], kind: string, from: string, to: string): Manifest => {
  const found = manifests
    .map(one => JSON.stringify(one))
    .find(text => text.includes(`"kind":"${kind}"`) && text.includes(from))
  if (found === undefined) throw new Error(`no ${kind} with ${from}`)
  return JSON.parse(found.replace(from, to)) as Manifest
}

describe('the API server refuses', () => {
  const manifests = overlay('production')
  it.each([
    ['a misspelt field', broken(manifests, 'Deployment', '"readinessProbe":', '"readynessProbe":'), 'readynessProbe'],
    [
      'labels that the selector does not find',
      broken(
        manifests,
        'Deployment',
        '"selector":{"matchLabels":{"app.kubernetes.io/name":"',
        '"selector":{"matchLabels":{"app.kubernetes.io/name":"not-',
      ),
      'selector',
    ],
    [
      'a pod that may be root',
      broken(podsOf(manifests), 'Pod', '"runAsNonRoot":true', '"runAsNonRoot":false'),
      'violates PodSecurity "restricted:v1.34"',
    ],
    [
      'a pod that keeps its capabilities',
      broken(podsOf(manifests), 'Pod', '"drop":["ALL"]', '"drop":["KILL"]'),
      'unrestricted capabilities',
    ],
    [
      'a budget that says two things',
      broken(manifests, 'PodDisruptionBudget', '"maxUnavailable":1', '"maxUnavailable":1,"minAvailable":1'),
      'cannot be both set',
    ],
    [
      'a policy with a port that is none',
      broken(manifests, 'NetworkPolicy', '"port":9093', '"port":90930'),
      'must be between 1 and 65535',
    ],
    [
      'a probe of two kinds',
      broken(
        manifests,
        'Deployment',
        '"grpc":{"port":50051}',
        '"grpc":{"port":50051},"httpGet":{"path":"/livez","port":"health"}',
      ),
      'may not specify more than 1 handler type',
    ],
  ])('%s', (_what, manifest, reason) => {
    const { ok, stderr } = dryRun([manifest])
    expect(ok).toBe(false)
    expect(stderr).toContain(reason)
  })

  it('and warns of a Deployment whose pods it would refuse', () => {
    const { ok, stderr } = dryRun([
      broken(manifests, 'Deployment', '"allowPrivilegeEscalation":false', '"allowPrivilegeEscalation":true'),
    ])
    expect(ok).toBe(true)
    expect(stderr).toContain('Warning: would violate PodSecurity "restricted:v1.34"')
  })
})

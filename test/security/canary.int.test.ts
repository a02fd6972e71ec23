import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { environment, FREE_PORTS, newFolder, REPOSITORY, removeFolder, runToEnd } from '../support/standalone.ts'

/** Stands in every secret: it must come out nowhere. */
const CANARY = 'c4nary'
const mark = (name: string): string => `${CANARY}-${name}-${'x'.repeat(24)}`
const signing = (name: string): string => `whsec_${Buffer.from(mark(name)).toString('base64')}`
/** As text, and as what the encodings of headers make of it. */
const TRACES = [
  CANARY,
  Buffer.from(CANARY).toString('base64').slice(0, -2),
  Buffer.from(`x${CANARY}`).toString('base64').slice(2, 10),
]

const HEX = 'ca4a21'.repeat(11)
const SECRETS = {
  TOCSIN_ESCALATION_TOKENS: JSON.stringify([{ token: mark('person'), person: 'zofia', role: 'manager' }]),
  TOCSIN_ESCALATION_LINK_SECRET: mark('link-secret'),
  TOCSIN_GATEWAY_DISPLAY_TOKENS: JSON.stringify([{ name: 'wall', token: mark('display') }]),
  TOCSIN_NOTIFIER_SECRETS: JSON.stringify({ desk: signing('contact'), phone: mark('ntfy') }),
  TOCSIN_NOTIFIER_SMTP_PASSWORD: mark('smtp'),
  TOCSIN_CONNECTORS_SECRETS: JSON.stringify({ desk: signing('connector') }),
  TOCSIN_INGEST_WEBHOOK_SECRETS: JSON.stringify({ care: [signing('webhook')] }),
  TOCSIN_INGEST_WEBHOOK_TOKENS: JSON.stringify({ care: mark('webhook-token') }),
  TOCSIN_INGEST_AUTHOR_KEYS: `1:${HEX}`,
  TOCSIN_CLICKHOUSE_PASSWORD: mark('clickhouse'),
}

let folder: string
let program: ChildProcess
let output = ''
let stopped: Promise<unknown>
const heard: string[] = []
/** A ClickHouse that refuses everybody, and says back what it was told, as a careless server might. */
const clickhouse = createServer((request, response) => {
  heard.push(String(request.headers.authorization ?? request.headers['x-clickhouse-key']))
  response.writeHead(403, { 'x-clickhouse-exception-code': '516' })
  response.end('Code: 516. DB::Exception: Authentication failed. (AUTHENTICATION_FAILED)')
})

const find = (pattern: RegExp): string => {
  const found = pattern.exec(output)?.[1]
  if (!found) throw new Error(`no ${pattern} in the banner`)
  return found
}

beforeAll(async () => {
  await new Promise<void>(resolve => void clickhouse.listen(0, '127.0.0.1', resolve))
  folder = newFolder()
  mkdirSync(folder, { recursive: true })
  const config = join(folder, 'tocsin.yaml')
  writeFileSync(config, 'ingest: { sources: [{ id: care, kind: webhook }] }\nruntime: { logLevel: trace }\n')
  program = spawn(
    process.execPath,
    [join(REPOSITORY, 'services/standalone/src/main.ts'), '--data', folder, '--no-demo', '--config', config],
    {
      cwd: REPOSITORY,
      env: environment({
        ...FREE_PORTS,
        ...SECRETS,
        TOCSIN_CLICKHOUSE_URL: `http://127.0.0.1:${(clickhouse.address() as AddressInfo).port}`,
      }),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  stopped = new Promise(resolve => program.once('exit', resolve))
  for (const stream of [program.stdout!, program.stderr!])
    stream.on('data', chunk => {
      output += chunk
    })
  await vi.waitFor(() => expect(output).toContain('Ctrl-C stops it'), { timeout: 80_000, interval: 100 })
}, 90_000)

afterAll(async () => {
  program?.kill('SIGTERM')
  await stopped
  clickhouse.close()
  removeFolder(folder)
})

const ask = async (url: string, init?: RequestInit): Promise<string> => {
  const answer = await fetch(url, init).catch((error: Error) => error.message)
  return typeof answer === 'string'
    ? answer
    : `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`
}

it('comes out nowhere: no log line, figure, error, readiness or command line tells a secret', async () => {
  const [base, mentions, metrics] = [
    new URL(find(/wall +(\S+)/)).origin,
    find(/POST (\S+)/),
    new URL(find(/metrics +(\S+)/)).origin,
  ]
  const grpc = find(/gRPC +(\S+)/)
  const json = { 'content-type': 'application/json' }
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
  const answers = await Promise.all([
    ask(`${base}/v1/brands?token=${mark('query')}`),
    ask(`${base}/v1/brands`, { headers: bearer(mark('made-up')) }),
    ask(`${base}/v1/brands/none`, { headers: bearer(mark('display')) }),
    ask(`${base}/v1/live?token=${mark('display')}`),
    ask(`${base}/v1/session`, { method: 'POST', headers: json, body: JSON.stringify({ token: mark('typed') }) }),
    ask(`${base}/v1/session`, { method: 'POST', headers: json, body: `{"token": "${mark('broken-json')}` }),
    ask(`${base}/v1/crises`, { headers: bearer(mark('person')) }),
    ask(`${base}/v1/crises/none/confirm`, {
      method: 'POST',
      headers: { ...json, ...bearer(mark('person')) },
      body: '{}',
    }),
    ask(`${base}/v1/links/no-such-link`),
    ask(`${base}/v1/status`, { headers: { cookie: `tocsin-session=${mark('cookie')}` } }),
    ask(`${mentions}`, { method: 'POST', headers: { ...json, ...bearer(mark('webhook-token')) }, body: 'no json' }),
    ask(`${mentions}`, { method: 'POST', headers: { ...json, ...bearer(mark('made-up')) }, body: '[]' }),
    ...['/readyz', '/metrics', '/livez'].map(path => ask(`${metrics}${path}`)),
  ])
  const commands = await Promise.all([
    runToEnd('services/cli/src/main.ts', ['crises', '--address', grpc], { env: { TOCSIN_TOKEN: mark('made-up') } }),
    runToEnd('services/cli/src/main.ts', ['crises', '--address', '127.0.0.1:1'], {
      env: { TOCSIN_TOKEN: mark('lost') },
    }),
    runToEnd('services/cli/src/main.ts', ['config', 'explain'], { env: SECRETS }),
    runToEnd('services/cli/src/main.ts', ['config', 'explain'], {
      env: {
        ...SECRETS,
        TOCSIN_INGEST_WEBHOOK_TOKENS: mark('no-map'),
        TOCSIN_GATEWAY_DISPLAY_TOKENS: `[{"token":"${mark('x')}"`,
      },
    }),
  ])
  expect(heard.length).toBeGreaterThan(0)
  program.kill('SIGTERM')
  await stopped
  const log = readFileSync(join(folder, 'tocsin.log'), 'utf8')
  expect(log.split('\n').length).toBeGreaterThan(5)
  const told = [...answers, ...commands.flatMap(({ stdout, stderr }) => [stdout, stderr]), output, log]
  const leaks = told.flatMap(text =>
    text.split('\n').filter(line => [...TRACES, HEX.slice(0, 12)].some(trace => line.includes(trace))),
  )
  expect(leaks).toEqual([])
  expect(answers.every(answer => /^\d{3} /.test(answer))).toBe(true)
})

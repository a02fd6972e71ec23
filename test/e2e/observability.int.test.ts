import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { attributeOf, type OtlpSpan, startCollector } from '@tocsin/shared/runtime/test/collector.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, newFolder, REPOSITORY, type Running, removeFolder, startProgram } from '../support/standalone.ts'

const PATIENCE_MS = 60_000
const folder = newFolder()
let collector: Awaited<ReturnType<typeof startCollector>>
let running: Running

beforeAll(async () => {
  collector = await startCollector()
  running = await startProgram(['--scenario', 'calm', '--data', join(folder, 'data')], {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    TOCSIN_RUNTIME_TRACE_ONE_IN: '1',
  })
}, 120_000)
afterAll(async () => {
  await running?.stop()
  await collector?.stop()
  removeFolder(folder)
})

const parentsOf = (span: OtlpSpan): OtlpSpan[] => {
  const parent = collector.spans.find(({ spanId }) => spanId === span.parentSpanId)
  return parent === undefined ? [] : [...parentsOf(parent), parent]
}

describe('the program behind npm start', { timeout: 2 * PATIENCE_MS }, () => {
  it('traces a post from the webhook to the window that counts it, which the gateway reads', async () => {
    const posted = new Set<string>()
    const post = async (): Promise<void> => {
      const id = `traced-${posted.size}`
      const body = JSON.stringify({ id, text: 'The Lumo app is fine', publishedAt: new Date().toISOString() })
      const response = await fetch(running.mentionsUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      expect(response.status).toBe(202)
      posted.add(id)
    }
    const way = await eventually('a trace of a post', PATIENCE_MS, async () => {
      await post()
      return collector.spans
        .filter(({ name }) => name === 'process windows.updated.v1')
        .map(parentsOf)
        .find(([root]) => root && posted.has(attributeOf(root, 'tocsin.mention.id')?.split(':')[1] ?? ''))
    })
    expect(way.map(({ name }) => name)).toEqual([
      'send mentions.collected.v1',
      'process mentions.collected.v1',
      'send mentions.scored.v1',
      'process mentions.scored.v1',
      'send windows.updated.v1',
    ])
    expect(way.map(span => attributeOf(span, 'messaging.consumer.group.name') ?? '')).toEqual([
      '',
      'sentiment.v1',
      '',
      'aggregator.v1',
      '',
    ])
    expect(collector.problems).toEqual([])
  })

  it('has the metrics that services/shared/runtime/README.md names', async () => {
    const readme = readFileSync(join(REPOSITORY, 'services/shared/runtime/README.md'), 'utf8')
    // What the runtime of a process by itself counts is not in the program that holds all of them.
    const rows = readme.split('\n').filter(row => !row.includes('| each process |'))
    const named = rows.flatMap(row => /^\| `(tocsin_[a-z_]+[a-z])`/.exec(row)?.[1] ?? [])
    expect(named.length).toBeGreaterThan(15)
    const text = await (await fetch(running.metricsUrl)).text()
    expect(named.filter(name => !text.includes(`# TYPE ${name} `))).toEqual([])
    expect(text).toMatch(
      /^tocsin_log_lag_records\{group="sentiment\.v1",topic="mentions\.collected\.v1",partition="0"\} \d/m,
    )
    expect(text).toMatch(/^tocsin_aggregator_watermark_age_seconds\{partition="0"\} \d/m)
  })
})

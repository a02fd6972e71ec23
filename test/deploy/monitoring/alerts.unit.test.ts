import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { REPOSITORY } from '../../support/standalone.ts'
import { alerts, kinds } from './rules.ts'

interface SeriesFile {
  readonly tests: readonly {
    readonly promql_expr_test: readonly {
      readonly expr: string
      readonly exp_samples: readonly { readonly labels: string }[]
    }[]
  }[]
}

const SERIES = join(import.meta.dirname, 'series')
const checks = readdirSync(SERIES).flatMap(file =>
  (parse(readFileSync(join(SERIES, file), 'utf8')) as SeriesFile).tests.flatMap(test => test.promql_expr_test),
)

/** Alerts that a check asks for: one, or all of them. */
const asksFor = (expr: string, alert: string): boolean => !expr.includes('alertname=') || expr.includes(`"${alert}"`)
const fires = (alert: string): boolean =>
  checks.some(({ exp_samples }) => exp_samples.some(({ labels }) => labels.includes(`alertname="${alert}"`)))
const isQuiet = (alert: string): boolean =>
  checks.some(
    ({ expr, exp_samples }) =>
      asksFor(expr, alert) && !exp_samples.some(({ labels }) => labels.includes(`alertname="${alert}"`)),
  )

const names = alerts.map(({ alert }) => alert)

describe('alerts', () => {
  it('are resources of the Prometheus operator, each alert with a name of its own', () => {
    expect(new Set(kinds)).toEqual(new Set(['PrometheusRule']))
    expect(names.length).toBeGreaterThan(25)
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter(name => !/^Tocsin[A-Z]\w+$/.test(name))).toEqual([])
  })

  it.each(alerts.map(alert => [alert.alert, alert] as const))(
    '%s says how bad, what, why and what to do',
    (_, alert) => {
      const { summary = '', description = '', runbook_url = '' } = alert.annotations
      expect(['critical', 'warning']).toContain(alert.labels['severity'])
      expect(summary).toMatch(/^\S.{10,100}$/)
      expect(summary).not.toMatch(/[.!]$/)
      expect(description).toMatch(/[.)]$/)
      expect(description.length).toBeGreaterThan(40)
      expect(runbook_url).toMatch(/^https:\/\/\S+\/runbooks\/[a-z-]+\.md$/)
      expect(existsSync(join(REPOSITORY, 'deploy/runbooks', runbook_url.split('/').at(-1)!))).toBe(true)
    },
  )

  it.each(names)('%s is tried with series that fire it and series that do not', name => {
    expect(fires(name)).toBe(true)
    expect(isQuiet(name)).toBe(true)
  })

  it('tries no alert that is not there', () => {
    const tried = checks.flatMap(({ expr, exp_samples }) =>
      [expr, ...exp_samples.map(({ labels }) => labels)].flatMap(text => [...text.matchAll(/alertname="(\w+)"/g)]),
    )
    expect(new Set(tried.map(([, name]) => name!))).toEqual(new Set(names))
  })
})

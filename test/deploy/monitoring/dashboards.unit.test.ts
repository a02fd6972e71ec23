import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { REPOSITORY } from '../../support/standalone.ts'
import { allPanels, type Panel, panelsOf, readDashboards } from './dashboards.ts'

const TYPES = ['row', 'stat', 'timeseries', 'table', 'state-timeline']
/** Units of Grafana that these figures have. */
const UNITS = ['s', 'short', 'percentunit', 'bytes']
const COLUMNS = 24

const overlap = ({ gridPos: a }: Panel, { gridPos: b }: Panel): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

const dashboards = readDashboards()

describe('dashboards', () => {
  it('are there, each with an address and a title of its own', () => {
    expect(dashboards.map(({ file }) => file).toSorted()).toEqual(['crisis.json', 'objectives.json', 'pipeline.json'])
    for (const of of ['uid', 'title'] as const)
      expect(new Set(dashboards.map(({ dashboard }) => dashboard[of])).size).toBe(dashboards.length)
  })

  it('are in the ConfigMap that the sidecar finds by its label', () => {
    const { configMapGenerator, generatorOptions } = parse(
      readFileSync(join(REPOSITORY, 'dashboards/grafana/kustomization.yaml'), 'utf8'),
    ) as { configMapGenerator: { files: string[] }[]; generatorOptions: { labels: Record<string, string> } }
    expect(configMapGenerator[0]?.files.toSorted()).toEqual(dashboards.map(({ file }) => file).toSorted())
    expect(generatorOptions.labels).toEqual({ grafana_dashboard: '1' })
  })
})

describe.each(dashboards)('$file', ({ dashboard }) => {
  const panels = panelsOf(dashboard)
  const named = panels.map(panel => [panel.title ?? '', panel] as const)

  it('says what it is, and takes its data source from a variable', () => {
    expect(dashboard).toMatchObject({ tags: ['tocsin'], refresh: '30s', schemaVersion: expect.any(Number) })
    expect(dashboard.description.length).toBeGreaterThan(40)
    expect(dashboard.templating.list[0]).toMatchObject({ name: 'datasource', type: 'datasource', query: 'prometheus' })
    expect(dashboard.links).not.toEqual([])
  })

  it('has panels with an id each, on the grid, none over another', () => {
    const all = allPanels(dashboard)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    for (const { gridPos, type } of all) {
      expect(TYPES).toContain(type)
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(COLUMNS)
      expect(Math.min(gridPos.x, gridPos.y, gridPos.w - 1, gridPos.h - 1)).toBeGreaterThanOrEqual(0)
    }
    const over = all.flatMap((a, index) =>
      all.slice(index + 1).flatMap(b => (overlap(a, b) ? [`${a.title} / ${b.title}`] : [])),
    )
    expect(over).toEqual([])
  })

  it('has no title twice, and no row without a title', () => {
    const titles = allPanels(dashboard).map(({ title }) => title ?? '')
    expect(titles.filter((title, index) => title === '' || titles.indexOf(title) !== index)).toEqual([])
  })

  it.each(named)('%s: explained, with a unit, a source and queries', (_, panel) => {
    const { description = '', fieldConfig, datasource, targets = [] } = panel
    expect(description).toMatch(/^\S.{10,}[.]$/s)
    expect(UNITS).toContain(fieldConfig?.defaults.unit)
    expect(datasource).toEqual({ type: 'prometheus', uid: `\${datasource}` })
    expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length)
    expect(targets.length).toBeGreaterThan(0)
    for (const { expr } of targets) {
      const asked = [...expr.matchAll(/\$(\w+)/g)].map(([, name]) => name!)
      const known = ['__rate_interval', ...dashboard.templating.list.map(({ name }) => name)]
      expect(asked.filter(name => !known.includes(name))).toEqual([])
    }
  })

  it('asks each variable that it offers', () => {
    const text = JSON.stringify(dashboard.panels)
    const unused = dashboard.templating.list.filter(({ name }) => !new RegExp(`\\$\\{?${name}\\b`).test(text))
    expect(unused.map(({ name }) => name)).toEqual([])
  })
})

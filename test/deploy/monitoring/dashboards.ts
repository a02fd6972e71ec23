import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { REPOSITORY } from '../../support/standalone.ts'

export interface Panel {
  readonly id: number
  readonly type: string
  readonly title?: string
  readonly description?: string
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
  readonly datasource?: { readonly type: string; readonly uid: string }
  readonly targets?: readonly { readonly refId: string; readonly expr: string; readonly legendFormat?: string }[]
  readonly fieldConfig?: {
    readonly defaults: { readonly unit?: string; readonly thresholds?: { readonly mode: string } }
  }
  readonly panels?: readonly Panel[]
}

export interface Dashboard {
  readonly uid: string
  readonly title: string
  readonly description: string
  readonly tags: readonly string[]
  readonly schemaVersion: number
  readonly refresh: string
  readonly editable: boolean
  readonly panels: readonly Panel[]
  readonly templating: {
    readonly list: readonly {
      readonly name: string
      readonly type: string
      readonly label?: string
      readonly query?: string | { readonly query: string }
    }[]
  }
  readonly links: readonly { readonly title: string }[]
}

const FOLDER = join(REPOSITORY, 'dashboards/grafana')

export const readDashboards = (): readonly { readonly file: string; readonly dashboard: Dashboard }[] =>
  readdirSync(FOLDER)
    .filter(file => file.endsWith('.json'))
    .map(file => ({ file, dashboard: JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Dashboard }))

/** Rows and everything in them. */
export const allPanels = ({ panels }: Pick<Dashboard, 'panels'>): readonly Panel[] =>
  panels.flatMap(panel => [panel, ...(panel.panels ?? [])])

/** What shows figures. */
export const panelsOf = (dashboard: Pick<Dashboard, 'panels'>): readonly Panel[] =>
  allPanels(dashboard).filter(({ type }) => type !== 'row' && type !== 'text')

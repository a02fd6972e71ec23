import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { REPOSITORY } from '../../support/standalone.ts'

export interface AlertRule {
  readonly alert: string
  readonly expr: string
  readonly for?: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

export interface RecordRule {
  readonly record: string
  readonly expr: string
}

export interface RuleGroup {
  readonly name: string
  readonly rules: readonly (AlertRule | RecordRule)[]
}

interface PrometheusRule {
  readonly kind: string
  readonly spec: { readonly groups: readonly RuleGroup[] }
}

const FOLDER = join(REPOSITORY, 'deploy/kubernetes/components/monitoring')
export const RULE_FILES = ['objectives.yaml', 'rules.yaml'] as const

const read = (file: string): PrometheusRule => parse(readFileSync(join(FOLDER, file), 'utf8')) as PrometheusRule

/** What Prometheus itself reads: the spec of the Kubernetes resource. */
export const plainRules = (file: string): string => stringify(read(file).spec)

const rules = RULE_FILES.flatMap(file => read(file).spec.groups.flatMap(group => group.rules))
export const kinds: readonly string[] = RULE_FILES.map(file => read(file).kind)
export const alerts: readonly AlertRule[] = rules.filter(rule => 'alert' in rule)
export const records: readonly RecordRule[] = rules.filter(rule => 'record' in rule)

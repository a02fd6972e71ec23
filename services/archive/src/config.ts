import { setting } from '@tocsin/shared/runtime/setting.ts'
import { defineSection, loadSettings, type Values } from '@tocsin/shared/runtime/settings.ts'
import { TABLE_ENGINES } from './adapters/migrations.ts'

export const archiveSection = defineSection('archive', {
  tableEngine: setting.enumeration(TABLE_ENGINES, {
    default: 'ReplacingMergeTree',
    doc: 'Engine of the tables; the Replicated form needs a database of engine Replicated.',
  }),
  windowsDays: setting.int({ default: 400, min: 0, doc: 'Days that windows are kept; 0 for ever.' }),
  mentionsDays: setting.int({ default: 90, min: 0, doc: 'Days that mentions and their texts are kept; 0 for ever.' }),
  signalsDays: setting.int({ default: 1_200, min: 0, doc: 'Days that signals are kept; 0 for ever.' }),
  batchRows: setting.int({
    default: 20_000,
    min: 1,
    max: 100_000,
    doc: 'Rows of one insert at most, of which twice as many may be in memory; of mentions never more than 5,000.',
  }),
  batchWait: setting.duration({ default: 1_000, doc: 'How long the first row of an insert waits for more.' }),
  idleCommit: setting.duration({ default: 10_000, doc: 'How often progress without rows is committed.' }),
  firstRetry: setting.duration({ default: 250, doc: 'Pause before a failed insert is tried again; it doubles …' }),
  lastRetry: setting.duration({ default: 10_000, doc: '… up to this.' }),
  baselineEvery: setting.duration({ default: 3_600_000, doc: 'How often baselines are computed.' }),
  baselineWeeks: setting.int({ default: 8, min: 4, max: 52, doc: 'Weeks of history behind a baseline at most.' }),
  baselineMinimumWeeks: setting.int({ default: 4, min: 1, max: 52, doc: 'Fewer weeks of history give no baseline.' }),
  sweepEvery: setting.duration({
    default: 60_000,
    doc: 'How often mentions that came after their deletion are blanked.',
  }),
  eraseEvery: setting.duration({ default: 86_400_000, doc: 'How often blanked texts are removed from the disks.' }),
})

export type ArchiveConfig = Values<typeof archiveSection>

/** The archive's settings from environment and YAML. Throws ConfigError with all problems at once. */
export const readConfig = (env: NodeJS.ProcessEnv, yamlText?: string): ArchiveConfig =>
  loadSettings({ archive: archiveSection }, { env, ...(yamlText === undefined ? {} : { yamlText }) }).values.archive

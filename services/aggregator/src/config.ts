import { setting } from '@tocsin/shared/runtime/setting.ts'
import { defineSection, loadSettings, type Values } from '@tocsin/shared/runtime/settings.ts'

export const aggregatorSection = defineSection('aggregator', {
  batchRecords: setting.int({
    default: 2_500,
    min: 1,
    max: 20_000,
    doc: 'Records folded between two looks at the clock. Windows are told at most once per batch.',
  }),
  checkpointEvery: setting.duration({
    default: 10_000,
    doc: 'How often the state is written and the place to fold again from is committed.',
  }),
  firstRetry: setting.duration({ default: 200, doc: 'Pause before a failed append is tried again; it doubles …' }),
  lastRetry: setting.duration({ default: 5_000, doc: '… up to this.' }),
  heartbeatEvery: setting.duration({
    default: 15_000,
    doc: 'How often a silent stream of the API says that it lives.',
  }),
  watchersLimit: setting.int({ default: 500, min: 1, doc: 'Streams of the API at a time.' }),
  scansLimit: setting.int({ default: 2, min: 1, doc: 'Back-tests and readings of the past at a time.' }),
})

export type AggregatorConfig = Values<typeof aggregatorSection>

/** Settings of a process of its own; throws ConfigError with all problems. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>, yamlText?: string): AggregatorConfig =>
  loadSettings({ aggregator: aggregatorSection }, { env, ...(yamlText !== undefined && { yamlText }) }).values
    .aggregator

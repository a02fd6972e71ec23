import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type OptionSpec,
  parseArguments,
  positiveNumber,
  UsageError,
  usageLines,
} from '@tocsin/shared/runtime/arguments.ts'
import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'

export const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url))
export const WALL_DIR = join(REPOSITORY, 'dashboards/wall/dist')
export const CONSOLE_DIR = join(REPOSITORY, 'dashboards/console/dist')
export const DEMO_PLAYBOOKS = join(REPOSITORY, 'deploy/playbooks/demo')

export const SCENARIOS = ['story', 'calm', 'crisis', 'joke'] as const
export type Scenario = (typeof SCENARIOS)[number]

/** What the command line says; everything else is configuration. */
export interface StandaloneOptions {
  readonly help: boolean
  readonly demo: boolean
  readonly scenario: Scenario
  readonly speed: number
  readonly autoplay: boolean
  readonly dataDir: string | undefined
  readonly configPath: string | undefined
  readonly playbooksDir: string
}

export const OPTION_SPECS: Readonly<Record<string, OptionSpec>> = {
  demo: { doc: 'Play the demo story (default) or listen to the configured sources only.', negatable: true },
  scenario: { value: 'NAME', doc: `Which demo to play: ${SCENARIOS.join(', ')} (default story).` },
  autoplay: { doc: 'Lets invented colleagues answer, decide and act in the demo story, wherever you did not.' },
  speed: { value: 'N', doc: 'Play the demo N times as fast (default 1).' },
  data: { value: 'DIR', doc: 'Data folder (default .tocsin, or TOCSIN_DATA).' },
  config: { value: 'FILE', doc: 'Configuration file (default tocsin.yaml where it exists, or TOCSIN_CONFIG).' },
  playbooks: { value: 'DIR', doc: 'Brands and rules (default deploy/playbooks/demo).' },
  help: { doc: 'Print this.' },
}

export const readOptions = (
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): StandaloneOptions => {
  const { options } = parseArguments(argv, OPTION_SPECS)
  const scenario = options['scenario'] ?? 'story'
  const known = SCENARIOS.find(name => name === scenario)
  if (!known) {
    throw new UsageError(
      `unknown scenario "${String(scenario)}"; there are ${SCENARIOS.join(', ')}.${didYouMean(String(scenario), SCENARIOS)}`,
    )
  }
  const path = (value: string | boolean | undefined): string | undefined =>
    typeof value === 'string' ? resolve(value) : undefined
  return {
    help: options['help'] === true,
    demo: options['demo'] !== false,
    scenario: known,
    speed: positiveNumber(options, 'speed') ?? 1,
    autoplay: options['autoplay'] === true,
    dataDir: path(options['data'] ?? env['TOCSIN_DATA']),
    configPath: path(options['config'] ?? env['TOCSIN_CONFIG']),
    playbooksDir: path(options['playbooks']) ?? DEMO_PLAYBOOKS,
  }
}

export const usage = (): string =>
  [
    'Usage: npm start -- [options]',
    '',
    'Runs all of Tocsin in one process on the embedded log and embedded ClickHouse.',
    '',
    ...usageLines(OPTION_SPECS),
  ].join('\n')

import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { LogLockedError } from '@tocsin/shared/log/errors.ts'
import { UsageError } from '@tocsin/shared/runtime/arguments.ts'
import { createLogger, fileDestination } from '@tocsin/shared/runtime/logger.ts'
import { ConfigError } from '@tocsin/shared/runtime/settings.ts'
import { bannerLines } from './banner.ts'
import { readConfiguration } from './configuration.ts'
import { VISITOR } from './demo-parts.ts'
import { CONSOLE_DIR, DEMO_PLAYBOOKS, readOptions, usage, WALL_DIR } from './options.ts'
import { quickened, readPlan } from './plan.ts'
import { startStandalone } from './standalone.ts'

export interface ProgramContext {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  out(line: string): void
  err(line: string): void
  /** Resolves when the program is told to stop. */
  readonly stopped: Promise<unknown>
}

const DEMO_SEED = 1

/** Errors that a person can mend: their message is enough, a stack would only hide it. */
const isForPeople = (error: unknown): error is Error =>
  error instanceof UsageError || error instanceof ConfigError || error instanceof LogLockedError

const run = async ({ argv, env, cwd, out, err, stopped }: ProgramContext): Promise<number> => {
  const startedAt = performance.now()
  const options = readOptions(argv, env)
  if (options.help) {
    out(usage())
    return 0
  }
  const { values, explained } = readConfiguration(env, options.configPath)
  const isDefault = (path: string): boolean => explained.find(one => one.path === path)?.origin === 'default'
  const dataDir = options.dataDir ?? resolve(cwd, values.runtime.dataDir)
  const logFile = join(dataDir, 'tocsin.log')
  const logger = createLogger({ name: 'tocsin', level: values.runtime.logLevel, destination: fileDestination(logFile) })
  const demoSource = {
    id: 'demo',
    kind: 'demo',
    timing: 'live',
    usualGapMs: undefined,
    seed: DEMO_SEED,
    scenario: options.scenario,
    speed: options.speed,
  } as const
  const webhook = { id: 'webhook', kind: 'webhook', timing: 'live', usualGapMs: undefined, unsigned: true } as const
  const playbooksDir = values.ingest.playbooks || options.playbooksDir
  const isDemoPlan = options.demo && playbooksDir === DEMO_PLAYBOOKS
  if (options.autoplay && !isDemoPlan)
    throw new UsageError('--autoplay plays the people of the demo: leave out --no-demo and --playbooks')
  const isOpen = isDemoPlan && values.escalation.tokens.length === 0
  const configuration = {
    ...values,
    escalation: { ...values.escalation, actAs: values.escalation.actAs || (isOpen ? VISITOR : '') },
    // The people of the demo are invented: nothing is sent to them.
    notifier: { ...values.notifier, deliver: isDemoPlan ? 'inbox' : values.notifier.deliver } as const,
    ingest: {
      ...values.ingest,
      playbooks: '',
      sources: [...values.ingest.sources, ...(options.demo ? [demoSource, webhook] : [])],
    },
  }
  if (!existsSync(WALL_DIR) || !existsSync(CONSOLE_DIR))
    err('the wall or the console is not built: run "npm run build" once')
  const running = await startStandalone({
    configuration,
    dataDir,
    wallDir: WALL_DIR,
    consoleDir: CONSOLE_DIR,
    publicUrl: isDefault('escalation.publicUrl') ? undefined : values.escalation.publicUrl,
    plan: quickened(readPlan(playbooksDir), isDemoPlan ? options.speed : 1),
    demo: options.demo
      ? { seed: DEMO_SEED, speed: options.speed, desk: isDemoPlan, autoplay: options.autoplay }
      : undefined,
    logger,
  })
  const lines = bannerLines(running, {
    demo: options.demo,
    autoplay: options.autoplay,
    turnsSour: options.scenario === 'story' || options.scenario === 'crisis',
    open: configuration.escalation.actAs !== '',
    hasTokens: configuration.escalation.tokens.length > 0 || configuration.escalation.accessFile !== '',
    dataDir,
    startMs: performance.now() - startedAt,
    cwd,
  })
  for (const line of lines) out(line)
  await stopped
  out('stopping …')
  await running.stop()
  return 0
}

/** The program `npm start`: resolves to its exit code (0 stopped, 1 failed, 2 not understood). */
export const runProgram = async (context: ProgramContext): Promise<number> => {
  try {
    return await run(context)
  } catch (error) {
    if (!isForPeople(error)) throw error
    context.err(error.message)
    return 2
  }
}

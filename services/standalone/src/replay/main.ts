import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import {
  type OptionSpec,
  parseArguments,
  positiveNumber,
  UsageError,
  usageLines,
} from '@tocsin/shared/runtime/arguments.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { ConfigError } from '@tocsin/shared/runtime/settings.ts'
import { DEMO_PLAYBOOKS, WALL_DIR } from '../options.ts'
import { reportLines } from './report.ts'
import { replayFile } from './run.ts'

const OPTIONS: Readonly<Record<string, OptionSpec>> = {
  playbooks: { value: 'DIR', doc: 'Brands and rules (default deploy/playbooks/demo).' },
  speed: { value: 'max|N', doc: 'As fast as possible (default), or N times the pace of the file.' },
  data: { value: 'DIR', doc: 'Keep the log and the archive in this new folder (default: a temporary one).' },
  serve: { doc: 'Serve the wall and the APIs over it, also after the end, until Ctrl-C.' },
  json: { doc: 'Print JSON.' },
  help: { doc: 'Print this.' },
}

const HEAD = [
  'Usage: npm run tocsin -- replay FILE [options]',
  '',
  'Runs the very same services over a file of mentions, one JSON object a line:',
  '  {"id","source","text","publishedAt","observedAt"?,"author"?,"url"?,"lang"?,"brands"?}',
  '',
]

const emptyFolder = (dir: string): string => {
  if (existsSync(dir) && readdirSync(dir).length > 0)
    throw new UsageError(`--data ${dir} is not empty; a replay needs a fresh folder`)
  return dir
}

const replay = async (argv: readonly string[]): Promise<number> => {
  const { options, positionals } = parseArguments(argv, OPTIONS, 1)
  if (options['help']) {
    process.stdout.write(`${[...HEAD, ...usageLines(OPTIONS)].join('\n')}\n`)
    return 0
  }
  const [file] = positionals
  if (file === undefined) throw new UsageError('replay needs a file: tocsin replay FILE')
  if (!existsSync(file)) throw new UsageError(`${file} does not exist`)
  const kept = typeof options['data'] === 'string' ? emptyFolder(resolve(options['data'])) : undefined
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'tocsin-replay-'))
  try {
    const run = await replayFile({
      file: resolve(file),
      dataDir,
      playbooksDir: resolve(typeof options['playbooks'] === 'string' ? options['playbooks'] : DEMO_PLAYBOOKS),
      wallDir: WALL_DIR,
      speed: options['speed'] === 'max' ? 0 : (positiveNumber(options, 'speed') ?? 0),
      serve: options['serve'] === true,
      onServing: address => process.stderr.write(`serving the wall at http://${address.host}:${address.port}/wall\n`),
      logger: createLogger({ name: 'replay', level: 'error' }),
    })
    process.stdout.write(
      options['json']
        ? `${JSON.stringify({ rejected: run.rejected, brands: run.brands }, null, 2)}\n`
        : `${[...reportLines(run.brands), ...(run.rejected > 0 ? [`${run.rejected} lines were rejected`] : [])].join('\n')}\n`,
    )
    if (options['serve']) {
      process.stderr.write('the file is read; Ctrl-C ends it\n')
      await new Promise(done => {
        process.once('SIGINT', done)
        process.once('SIGTERM', done)
      })
    }
    await run.stop()
    return 0
  } finally {
    if (kept === undefined) rmSync(dataDir, { recursive: true, force: true })
  }
}

try {
  process.exitCode = await replay(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof UsageError || error instanceof ConfigError)) throw error
  process.stderr.write(`tocsin replay: ${error.message}\n`)
  process.exitCode = 2
}

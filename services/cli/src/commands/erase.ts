import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AuthorHash } from '@tocsin/shared/gen/tocsin/erasure/v1/AuthorHash.ts'
import type { AuthorServiceClient } from '@tocsin/shared/gen/tocsin/erasure/v1/AuthorService.ts'
import type { EraseAuthorResponse } from '@tocsin/shared/gen/tocsin/erasure/v1/EraseAuthorResponse.ts'
import type { Erasure } from '@tocsin/shared/gen/tocsin/erasure/v1/Erasure.ts'
import type { ErasureServiceClient } from '@tocsin/shared/gen/tocsin/erasure/v1/ErasureService.ts'
import type { GetErasureResponse } from '@tocsin/shared/gen/tocsin/erasure/v1/GetErasureResponse.ts'
import type { HashAuthorResponse } from '@tocsin/shared/gen/tocsin/erasure/v1/HashAuthorResponse.ts'
import { type ParsedArguments, positiveNumber, UsageError } from '@tocsin/shared/runtime/arguments.ts'
import type { Command, Terminal } from '../command.ts'
import { CALLER_OPTIONS, callAs } from '../connection.ts'
import { time } from '../crisis-lines.ts'
import { needed, optional, requestIdOf } from './act.ts'

const AUTHORS = 'tocsin.erasure.v1.AuthorService'
const ERASURES = 'tocsin.erasure.v1.ErasureService'
const LOOK_MS = 250
const PATIENCE_S = 60
const YES = 'erase'

/** `source:author`; an author's own id may hold colons. */
const authorOf = (options: ParsedArguments['options']): { source: string; author: string } => {
  const given = needed(options, 'author', 'the source and the author as the source names them, e.g. "forum:jan77"')
  const at = given.indexOf(':')
  if (at < 1 || at === given.length - 1) throw new UsageError('--author is SOURCE:AUTHOR, e.g. "forum:jan77"')
  return { source: given.slice(0, at), author: given.slice(at + 1) }
}

/** The reason is kept for ever, so it must not say who. */
const reasonOf = (options: ParsedArguments['options'], author: string, isDryRun: boolean): string => {
  const reason = isDryRun
    ? optional(options, 'reason')
    : needed(options, 'reason', 'it is kept with the erasure for ever')
  if (reason.toLowerCase().includes(author.toLowerCase()))
    throw new UsageError('--reason names the author, and it is kept for ever: say why without saying who')
  return reason
}

/** Ingest holds the keys. Only this call carries the name. */
const hashed = async (parsed: ParsedArguments, terminal: Terminal): Promise<AuthorHash[]> => {
  const request = authorOf(parsed.options)
  const ingest = optional(parsed.options, 'ingest')
  // Ingest asks for no token, and is not shown one.
  const options = { ...parsed.options, 'token-file': undefined, ...(ingest !== '' && { address: ingest }) }
  const { authors } = await callAs<AuthorServiceClient, HashAuthorResponse>(
    AUTHORS,
    { ...parsed, options },
    { ...terminal, env: { ...terminal.env, TOCSIN_TOKEN: '', TOCSIN_TOKEN_FILE: '' } },
    (client, metadata, how, done) => client.hashAuthor(request, metadata, how, done),
  )
  return authors
}

const statusOf = async (parsed: ParsedArguments, terminal: Terminal, erasureId: string): Promise<Erasure> => {
  const { erasure } = await callAs<ErasureServiceClient, GetErasureResponse>(
    ERASURES,
    parsed,
    terminal,
    (client, metadata, how, done) => client.getErasure({ erasureId }, metadata, how, done),
  )
  if (!erasure) throw new Error(`there is no erasure ${erasureId}`)
  return erasure
}

const asked = async (
  parsed: ParsedArguments,
  terminal: Terminal,
  request: { requestId: string; authors: AuthorHash[]; reason: string; dryRun: boolean },
): Promise<Erasure> => {
  const { erasure } = await callAs<ErasureServiceClient, EraseAuthorResponse>(
    ERASURES,
    parsed,
    terminal,
    (client, metadata, how, done) => client.eraseAuthor(request, metadata, how, done),
  )
  if (!erasure) throw new Error('the answer tells of no erasure')
  return erasure
}

/** The archive works behind the log: it is waited for, and goes on by itself when nobody waits any more. */
const settled = async (parsed: ParsedArguments, terminal: Terminal, first: Erasure): Promise<Erasure> => {
  const giveUpAt = performance.now() + (positiveNumber(parsed.options, 'wait') ?? PATIENCE_S) * 1_000
  const isSettled = ({ dryRun, counted, done }: Erasure): boolean => (dryRun ? counted : done)
  let erasure = first
  while (!isSettled(erasure) && performance.now() < giveUpAt) {
    await sleep(LOOK_MS)
    erasure = await statusOf(parsed, terminal, first.erasureId)
  }
  return erasure
}

const mentionsOf = ({ mentions, brandIds }: Erasure): string =>
  `${mentions} mention${mentions === 1 ? '' : 's'}${brandIds.length === 0 ? '' : ` of ${brandIds.join(', ')}`}`

const linesOf = (erasure: Erasure): string[] => {
  const { erasureId, dryRun, counted, done, doneAtMs, logGoneAtMs, repeats } = erasure
  if (dryRun)
    return [counted ? `the archive holds ${mentionsOf(erasure)}` : `the archive has not counted yet  [${erasureId}]`]
  return [
    ...(repeats === '' ? [] : [`the author was erased before (${repeats}), and that stands`]),
    done
      ? `blanked ${mentionsOf(erasure)} at ${time(doneAtMs)}; what comes later of the author is blanked too; counts stay  [${erasureId}]`
      : `written, and the archive has not blanked it yet: it does when it is there. Look with: tocsin erase --status ${erasureId}`,
    `the log holds nothing of it any more from ${time(logGoneAtMs)} on`,
  ]
}

const tell = (erasure: Erasure, parsed: ParsedArguments, terminal: Terminal): number => {
  if (parsed.options['json']) terminal.out(JSON.stringify(erasure))
  else for (const line of linesOf(erasure)) terminal.out(line)
  return (erasure.dryRun ? erasure.counted : erasure.done) ? 0 : 1
}

/** Nobody erases by a slip of the pen: a person reads the count and types the word, a script says --yes. */
const isMeant = async (count: Erasure, terminal: Terminal): Promise<boolean> => {
  if (!terminal.ask) throw new UsageError('nobody can be asked here: say --yes, or look first with --dry-run')
  const [line = ''] = linesOf(count)
  return (await terminal.ask(`${line}. Blank it for good? Type "${YES}": `)).trim() === YES
}

export const erase: Command = {
  name: 'erase',
  takes: '--author SOURCE:AUTHOR --reason "…" | --status ID',
  doc: 'Erase what an author wrote: the texts in the archive, now, later and on every rebuild. Counts never change.',
  options: {
    author: { value: 'SOURCE:AUTHOR', doc: 'The author as the source names them.' },
    reason: { value: '"…"', doc: 'Why; kept for ever, so it names nobody.' },
    'dry-run': { doc: 'Only count. The look-up is written to the audit log as well.' },
    yes: { doc: 'Do not ask.' },
    status: { value: 'ID', doc: 'How far an erasure is.' },
    ingest: { value: 'HOST:PORT', doc: 'gRPC address of ingest, where services are processes of their own.' },
    wait: { value: 'SECONDS', doc: `How long to wait for the archive (default ${PATIENCE_S}).` },
    'request-id': { value: 'ID', doc: 'Makes a repeat of this very command harmless (default: a new one each time).' },
    json: { doc: 'Print JSON.' },
    ...CALLER_OPTIONS,
  },
  async run(parsed, terminal) {
    const { options } = parsed
    const status = optional(options, 'status')
    if (status !== '') return tell(await statusOf(parsed, terminal, status), parsed, terminal)
    const isDryRun = options['dry-run'] === true
    const reason = reasonOf(options, authorOf(options).author, isDryRun)
    const authors = await hashed(parsed, terminal)
    const count = (): Promise<Erasure> =>
      asked(parsed, terminal, { requestId: randomUUID(), authors, reason, dryRun: true }).then(first =>
        settled(parsed, terminal, first),
      )
    if (isDryRun) return tell(await count(), parsed, terminal)
    if (options['yes'] !== true && !(await isMeant(await count(), terminal))) {
      terminal.out('nothing was erased')
      return 1
    }
    const first = await asked(parsed, terminal, { requestId: requestIdOf(options), authors, reason, dryRun: false })
    return tell(await settled(parsed, terminal, first), parsed, terminal)
  },
}

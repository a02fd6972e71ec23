import { createVerifier, formatHead, type Problem, parseHead, type Verdict } from '@tocsin/shared/events/audit-chain.ts'
import type { AuditEntry } from '@tocsin/shared/gen/tocsin/audit/v1/AuditEntry.ts'
import { AuditKind } from '@tocsin/shared/gen/tocsin/audit/v1/AuditKind.ts'
import type { AuditServiceClient } from '@tocsin/shared/gen/tocsin/audit/v1/AuditService.ts'
import type { EraseEntriesResponse } from '@tocsin/shared/gen/tocsin/audit/v1/EraseEntriesResponse.ts'
import type { ListEntriesRequestInput } from '@tocsin/shared/gen/tocsin/audit/v1/ListEntriesRequest.ts'
import type { ListEntriesResponse } from '@tocsin/shared/gen/tocsin/audit/v1/ListEntriesResponse.ts'
import type { ListedEntry } from '@tocsin/shared/gen/tocsin/audit/v1/ListedEntry.ts'
import type { ReadChainResponse } from '@tocsin/shared/gen/tocsin/audit/v1/ReadChainResponse.ts'
import { bearer } from '@tocsin/shared/grpc/client.ts'
import { type ParsedArguments, positiveNumber, UsageError } from '@tocsin/shared/runtime/arguments.ts'
import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'
import type { Command, Terminal } from '../command.ts'
import { callAs, targetOf, tokenOf, withClient } from '../connection.ts'
import { time } from '../crisis-lines.ts'
import { ACT_OPTIONS, needed, optional, requestIdOf } from './act.ts'

const SERVICE = 'tocsin.audit.v1.AuditService'
const VERBS = ['verify', 'list', 'show', 'erase'] as const
const PREFIX = 'AUDIT_KIND_'
const KINDS = Object.keys(AuditKind)
  .map(name => name.replace(PREFIX, '').toLowerCase().replaceAll('_', '-'))
  .filter(name => name !== 'unspecified')
const READ_MS = 10 * 60_000

const SENTENCES: Readonly<Record<Problem, string>> = {
  offset: 'records are missing before it, or it stands in another place',
  'record-unreadable': 'the record is none',
  'past-changed': 'what stands before it is not what its writer had read',
  'payload-missing': 'what it stands for is gone',
  'payload-changed': 'what it stands for was changed',
  'blanked-unrecorded': 'what it stood for was blanked, and no entry says so',
  'head-not-found': 'up to here the log is another one than when the head was kept',
}

/** The whole chain, read and verified here: nobody has to take the server's word. */
const verified = (parsed: ParsedArguments, terminal: Terminal): Promise<Verdict> => {
  const text = optional(parsed.options, 'expect')
  const expected = text === '' ? undefined : parseHead(text)
  if (text !== '' && !expected) throw new UsageError('--expect takes a head as "audit verify" prints it, COUNT:HASH')
  const token = tokenOf(parsed, terminal)
  const verifier = createVerifier(expected)
  return withClient<AuditServiceClient, Verdict>(
    SERVICE,
    targetOf(parsed, terminal),
    client =>
      new Promise((resolve, reject) => {
        const metadata = bearer(token)
        if (token === '') metadata.remove('authorization')
        client
          .readChain({}, metadata, { deadline: Date.now() + READ_MS })
          .on('data', ({ links }: ReadChainResponse) => {
            for (const { offset, appendedAtMs, record, payload } of links)
              verifier.take({ offset: BigInt(offset), appendedAt: appendedAtMs, record, payload })
          })
          .on('error', reject)
          .on('end', () => resolve(verifier.verdict()))
      }),
  )
}

const verify = async (parsed: ParsedArguments, terminal: Terminal): Promise<number> => {
  const { head, entries, erased, repeats, firstBreak } = await verified(parsed, terminal)
  if (parsed.options['json']) {
    const found = firstBreak && { offset: String(firstBreak.offset), problem: firstBreak.problem }
    const records = Number(head.count)
    terminal.out(
      JSON.stringify({ whole: !found, head: formatHead(head), records, entries, erased, repeats, break: found }),
    )
  } else if (firstBreak) {
    terminal.err(`broken at offset ${firstBreak.offset}: ${SENTENCES[firstBreak.problem]} [${firstBreak.problem}]`)
    terminal.err(`${head.count} records before that are whole. See deploy/runbooks/audit-broken.md`)
  } else {
    terminal.out(`whole: ${head.count} records, ${entries} entries, ${erased} of them erased, ${repeats} repeats`)
    terminal.out(`head ${formatHead(head)}`)
    if (optional(parsed.options, 'expect') === '')
      terminal.out('Keep the head where nobody can write who can write the log, and give it next time with --expect.')
  }
  return firstBreak ? 1 : 0
}

const moment = (parsed: ParsedArguments, name: string): number => {
  const text = optional(parsed.options, name)
  const ms = text === '' ? 0 : Date.parse(text)
  if (Number.isNaN(ms)) throw new UsageError(`--${name} must be a time such as 2026-11-21T22:00Z, not "${text}"`)
  return ms
}

const kindsOf = (text: string): AuditKind[] =>
  text
    .split(',')
    .filter(Boolean)
    .map(name => {
      if (!KINDS.includes(name)) throw new UsageError(`there is no kind "${name}".${didYouMean(name, KINDS)}`)
      return `${PREFIX}${name.toUpperCase().replaceAll('-', '_')}` as AuditKind
    })

const whoOf = ({ actor, role, credential, client }: AuditEntry): string => {
  const by = [role, credential, client].filter(Boolean).join(', ')
  return `${actor || 'somebody'}${by === '' ? '' : ` (${by})`}`
}

const entryLine = ({ offset, appendedAtMs, entry, erasedBy }: ListedEntry): string => {
  if (!entry) return `${time(appendedAtMs)}  erased, see ${erasedBy}  [${offset}]`
  const { atMs, action, crisisId, holdId, brandIds, result, detail, times, entryId } = entry
  const on = [crisisId, holdId, ...(crisisId === '' ? brandIds : [])].filter(Boolean).join(' ')
  const many = times > 1 ? ` · ${times} times` : ''
  return `${time(atMs || appendedAtMs)}  ${whoOf(entry)} · ${action}${on === '' ? '' : ` on ${on}`} · ${result}${many}${detail === '' ? '' : `: ${detail}`}  [${entryId}]`
}

const fetched = async (
  parsed: ParsedArguments,
  terminal: Terminal,
  request: ListEntriesRequestInput,
): Promise<readonly ListedEntry[]> => {
  const { entries } = await callAs<AuditServiceClient, ListEntriesResponse>(
    SERVICE,
    parsed,
    terminal,
    (client, metadata, how, done) => client.listEntries(request, metadata, how, done),
  )
  return entries
}

const list = async (parsed: ParsedArguments, terminal: Terminal): Promise<number> => {
  const { options } = parsed
  const entries = await fetched(parsed, terminal, {
    actor: optional(options, 'actor'),
    crisisId: optional(options, 'crisis'),
    brandId: optional(options, 'brand'),
    kinds: kindsOf(optional(options, 'kind')),
    fromMs: moment(parsed, 'since'),
    toMs: moment(parsed, 'until'),
    limit: positiveNumber(options, 'limit') ?? 0,
  })
  if (entries.length === 0 && !options['json']) terminal.out('no entries')
  for (const one of entries) terminal.out(options['json'] ? JSON.stringify(one) : entryLine(one))
  return 0
}

const show = async (parsed: ParsedArguments, terminal: Terminal, [entryId]: readonly string[]): Promise<number> => {
  if (entryId === undefined) throw new UsageError('audit show needs an entry; "audit list" prints its id at the end')
  const [found] = await fetched(parsed, terminal, { entryId, limit: 1 })
  if (!found?.entry) {
    terminal.err(`there is no entry ${entryId}, or it was erased`)
    return 1
  }
  terminal.out(JSON.stringify({ offset: found.offset, appendedAt: time(found.appendedAtMs), ...found.entry }, null, 2))
  return 0
}

const erase = async (parsed: ParsedArguments, terminal: Terminal, entryIds: readonly string[]): Promise<number> => {
  if (entryIds.length === 0) throw new UsageError('audit erase needs entries; "audit list" prints their ids at the end')
  const request = {
    requestId: requestIdOf(parsed.options),
    entryIds: [...entryIds],
    reason: needed(parsed.options, 'reason', 'the audit log keeps it for ever, so it names nobody'),
  }
  const { erased } = await callAs<AuditServiceClient, EraseEntriesResponse>(
    SERVICE,
    parsed,
    terminal,
    (client, metadata, how, done) => client.eraseEntries(request, metadata, how, done),
  )
  terminal.out(`erased: ${erased}; the chain stays whole and says so`)
  return 0
}

export const audit: Command = {
  name: 'audit',
  takes: 'verify | list | show ENTRY | erase ENTRY …',
  doc: 'Verify the audit log on this machine, read what it says, blank entries for good.',
  options: {
    expect: { value: 'HEAD', doc: 'verify: the log must go on from this head, which an earlier verify printed.' },
    actor: { value: 'PERSON', doc: 'list: only of this person.' },
    crisis: { value: 'ID', doc: 'list: only on this crisis.' },
    brand: { value: 'ID', doc: 'list: only on this brand.' },
    kind: { value: 'KINDS', doc: `list: only these, with commas between: ${KINDS.join(', ')}.` },
    since: { value: 'TIME', doc: 'list: from then on.' },
    until: { value: 'TIME', doc: 'list: before then.' },
    limit: { value: 'N', doc: 'list: the newest N (default 100, at most 1,000).' },
    reason: { value: '"…"', doc: 'erase: why.' },
    ...ACT_OPTIONS,
  },
  maxPositionals: 1_000,
  run(parsed, terminal) {
    const [verb = '', ...more] = parsed.positionals
    const known = VERBS.find(one => one === verb)
    if (!known) throw new UsageError(`audit takes ${VERBS.join(', ')}; not "${verb}".${didYouMean(verb, VERBS)}`)
    return { verify, list, show, erase }[known](parsed, terminal, more)
  },
}

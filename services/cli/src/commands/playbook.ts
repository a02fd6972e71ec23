import { basename } from 'node:path'
import type { PlanFile } from '@tocsin/shared/gen/tocsin/config/v1/PlanFile.ts'
import type { ApplyPlaybookResponse } from '@tocsin/shared/gen/tocsin/playbook/v1/ApplyPlaybookResponse.ts'
import type { GetPlaybookResponse } from '@tocsin/shared/gen/tocsin/playbook/v1/GetPlaybookResponse.ts'
import type { ListPlaybookVersionsResponse } from '@tocsin/shared/gen/tocsin/playbook/v1/ListPlaybookVersionsResponse.ts'
import type { PlaybookServiceClient } from '@tocsin/shared/gen/tocsin/playbook/v1/PlaybookService.ts'
import type { PlaybookVersion } from '@tocsin/shared/gen/tocsin/playbook/v1/PlaybookVersion.ts'
import type { RollbackPlaybookResponse } from '@tocsin/shared/gen/tocsin/playbook/v1/RollbackPlaybookResponse.ts'
import { readPlaybookFiles } from '@tocsin/shared/playbook/load.ts'
import { formatProblem, parsePlaybook } from '@tocsin/shared/playbook/playbook.ts'
import { type ParsedArguments, UsageError } from '@tocsin/shared/runtime/arguments.ts'
import { createTwoFilesPatch } from 'diff'
import type { Command, Terminal } from '../command.ts'
import { CALLER_OPTIONS, callAs } from '../connection.ts'
import { time } from '../crisis-lines.ts'
import { ACT_OPTIONS, needed, optional, requestIdOf } from './act.ts'

const SERVICE = 'tocsin.playbook.v1.PlaybookService'
const FOLDER_HINT = 'e.g. deploy/playbooks/demo'

const filesOf = (folder: string): PlanFile[] => {
  const files = readPlaybookFiles(folder)
  if (typeof files === 'string') throw new UsageError(`${folder} ${files}`)
  return files.map(({ path, text }) => ({ path: basename(path), text }))
}

export const getPlaybook = (
  parsed: ParsedArguments,
  terminal: Terminal,
  version: number,
): Promise<GetPlaybookResponse> =>
  callAs<PlaybookServiceClient, GetPlaybookResponse>(SERVICE, parsed, terminal, (client, metadata, how, done) =>
    client.getPlaybook({ version }, metadata, how, done),
  )

const versionLine = ({ version, current, appliedAtMs, appliedBy, reason }: PlaybookVersion): string =>
  `${version}${current ? ' (current)' : ''}  ${time(appliedAtMs)} · ${appliedBy}${reason === '' ? '' : `: ${reason}`}`

/** A line diff of two versions; empty where they are the same. */
export const patchOf = (before: readonly PlanFile[], after: readonly PlanFile[]): string => {
  const text = (files: readonly PlanFile[], name: string): string =>
    files.find(({ path }) => basename(path) === name)?.text ?? ''
  const names = [...new Set([...before, ...after].map(({ path }) => basename(path)))].sort()
  return names
    .filter(name => text(before, name) !== text(after, name))
    .map(name => createTwoFilesPatch(name, name, text(before, name), text(after, name), '', '', { context: 2 }))
    .join('')
}

export const apply: Command = {
  name: 'apply',
  takes: 'DIR --reason "…"',
  doc: 'Make a folder the current playbook, for new crises and for matching at once; problems change nothing.',
  options: {
    reason: { value: '"…"', doc: 'Why, for the list of versions.' },
    expect: { value: 'N', doc: 'Only while version N is the current one.' },
    ...ACT_OPTIONS,
  },
  maxPositionals: 1,
  async run(parsed, terminal) {
    const [folder] = parsed.positionals
    if (folder === undefined) throw new UsageError(`apply needs a folder, ${FOLDER_HINT}`)
    const files = filesOf(folder)
    const { problems } = parsePlaybook(files)
    if (problems.length > 0) {
      for (const problem of problems) terminal.err(formatProblem(problem))
      return 1
    }
    const { options } = parsed
    const request = {
      requestId: requestIdOf(options),
      files,
      reason: needed(options, 'reason', 'the list of versions shows it'),
      expectedVersion: versionOf(optional(options, 'expect') || '0'),
    }
    const answer = await callAs<PlaybookServiceClient, ApplyPlaybookResponse>(
      SERVICE,
      parsed,
      terminal,
      (client, metadata, how, done) => client.applyPlaybook(request, metadata, how, done),
    )
    for (const { file, line, column, message, suggestion } of answer.problems)
      terminal.err(`${file}:${line}:${column}: ${message}${suggestion === '' ? '' : ` ${suggestion}`}`)
    if (answer.problems.length > 0) return 1
    if (options['json']) terminal.out(JSON.stringify(answer))
    else
      terminal.out(
        `${answer.changed ? 'applied: ' : 'nothing differs: '}${answer.version ? versionLine(answer.version) : ''}`,
      )
    return 0
  },
}

export const diff: Command = {
  name: 'diff',
  takes: 'DIR | VERSION [VERSION]',
  doc: 'What a folder would change in the current playbook, or what changed between versions; exit code 1 when they differ.',
  options: { ...CALLER_OPTIONS },
  maxPositionals: 2,
  async run(parsed, terminal) {
    const [first, second] = parsed.positionals
    if (first === undefined) throw new UsageError(`diff needs a folder, ${FOLDER_HINT}, or a version`)
    const isVersion = /^\d+$/.test(first)
    const from = isVersion ? versionOf(first) : 0
    const before = (await getPlaybook(parsed, terminal, from)).files
    const after = isVersion
      ? (await getPlaybook(parsed, terminal, second === undefined ? 0 : versionOf(second))).files
      : filesOf(first)
    const patch = patchOf(before, after)
    terminal.out(patch === '' ? 'nothing differs' : patch.trimEnd())
    return patch === '' ? 0 : 1
  },
}

export const versions: Command = {
  name: 'versions',
  takes: '',
  doc: 'The versions of the playbook: when, by whom, why.',
  options: { json: { doc: 'Print JSON, one version a line.' }, ...CALLER_OPTIONS },
  async run(parsed, terminal) {
    const { versions: all } = await callAs<PlaybookServiceClient, ListPlaybookVersionsResponse>(
      SERVICE,
      parsed,
      terminal,
      (client, metadata, how, done) => client.listPlaybookVersions({}, metadata, how, done),
    )
    if (all.length === 0) terminal.out(`no playbook yet: tocsin apply DIR, ${FOLDER_HINT}`)
    for (const one of all) terminal.out(parsed.options['json'] ? JSON.stringify(one) : versionLine(one))
    return 0
  },
}

export const rollback: Command = {
  name: 'rollback',
  takes: 'VERSION --reason "…"',
  doc: 'Make a new version of the playbook from the texts of an old one.',
  options: { reason: { value: '"…"', doc: 'Why.' }, ...ACT_OPTIONS },
  maxPositionals: 1,
  async run(parsed, terminal) {
    const [version] = parsed.positionals
    if (version === undefined) throw new UsageError('rollback needs a version; "tocsin versions" lists them')
    const request = {
      requestId: requestIdOf(parsed.options),
      toVersion: versionOf(version),
      reason: needed(parsed.options, 'reason', 'the list of versions shows it'),
    }
    const answer = await callAs<PlaybookServiceClient, RollbackPlaybookResponse>(
      SERVICE,
      parsed,
      terminal,
      (client, metadata, how, done) => client.rollbackPlaybook(request, metadata, how, done),
    )
    terminal.out(parsed.options['json'] ? JSON.stringify(answer) : answer.version ? versionLine(answer.version) : '')
    return 0
  },
}

const versionOf = (text: string): number => {
  const version = Number(text)
  if (!Number.isInteger(version) || version < 0) throw new UsageError(`"${text}" is no version of a playbook`)
  return version
}

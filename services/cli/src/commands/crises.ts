import type { CrisisServiceClient } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisService.ts'
import type { GetCrisisResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/GetCrisisResponse.ts'
import type { GetTimelineResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/GetTimelineResponse.ts'
import type { ListCrisesResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/ListCrisesResponse.ts'
import type { ParsedArguments } from '@tocsin/shared/runtime/arguments.ts'
import type { Command, Terminal } from '../command.ts'
import { CALLER_OPTIONS, callAs } from '../connection.ts'
import { crisisLines, summaryLines, timelineLine } from '../crisis-lines.ts'

export const CRISIS_SERVICE = 'tocsin.crisis.v1.CrisisService'
const PAGE = 1_000

const list = async (parsed: ParsedArguments, terminal: Terminal): Promise<number> => {
  const { brand, open, json } = parsed.options
  const request = { brandId: typeof brand === 'string' ? brand : '', openOnly: open === true, limit: PAGE }
  const { crises } = await callAs<CrisisServiceClient, ListCrisesResponse>(
    CRISIS_SERVICE,
    parsed,
    terminal,
    (client, metadata, options, done) => client.listCrises(request, metadata, options, done),
  )
  if (crises.length === 0 && !json) terminal.out('no crises')
  for (const crisis of crises.toReversed()) {
    if (json) terminal.out(JSON.stringify(crisis))
    else for (const line of summaryLines(crisis)) terminal.out(line)
  }
  return 0
}

const timeline = async (parsed: ParsedArguments, terminal: Terminal, crisisId: string): Promise<void> => {
  for (let afterSeq = 0; ; ) {
    const request = { crisisId, afterSeq, limit: PAGE }
    const { entries } = await callAs<CrisisServiceClient, GetTimelineResponse>(
      CRISIS_SERVICE,
      parsed,
      terminal,
      (client, metadata, options, done) => client.getTimeline(request, metadata, options, done),
    )
    for (const entry of entries) terminal.out(parsed.options['json'] ? JSON.stringify(entry) : timelineLine(entry))
    if (entries.length < PAGE) return
    afterSeq = entries.at(-1)!.seq
  }
}

const show = async (parsed: ParsedArguments, terminal: Terminal, crisisId: string): Promise<number> => {
  if (parsed.options['timeline']) {
    await timeline(parsed, terminal, crisisId)
    return 0
  }
  const { crisis } = await callAs<CrisisServiceClient, GetCrisisResponse>(
    CRISIS_SERVICE,
    parsed,
    terminal,
    (client, metadata, options, done) => client.getCrisis({ crisisId }, metadata, options, done),
  )
  if (!crisis) return 1
  if (parsed.options['json']) terminal.out(JSON.stringify(crisis))
  else for (const line of crisisLines(crisis)) terminal.out(line)
  return 0
}

export const crises: Command = {
  name: 'crises',
  takes: '[CRISIS_ID] [--open] [--timeline]',
  doc: 'List crises, newest last; or one with its steps, holds and people; or what happened in it.',
  options: {
    brand: { value: 'ID', doc: 'Only this brand.' },
    open: { doc: 'Only those that are open.' },
    timeline: { doc: 'What happened in this crisis, oldest first.' },
    json: { doc: 'Print JSON, one crisis or entry a line.' },
    ...CALLER_OPTIONS,
  },
  maxPositionals: 1,
  run: (parsed, terminal) => {
    const [crisisId] = parsed.positionals
    return crisisId === undefined ? list(parsed, terminal) : show(parsed, terminal, crisisId)
  },
}

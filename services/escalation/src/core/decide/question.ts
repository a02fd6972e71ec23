import type { Context } from '../commands.ts'
import { type Happened, happened } from '../event.ts'
import { askLink, chainOf, everybodyOf } from '../people.ts'
import type { Crisis } from '../state.ts'

/** Asked again after this when the playbook has no chain that says so. */
const REPEAT_WITHOUT_CHAIN_MS = 5 * 60_000

export interface Opening {
  readonly chainId: string
  readonly asked: string[]
  readonly link: number
  readonly questionDeadlineMs: number
}

/** Whom a question goes to first, and until when. A plan that reaches nobody still opens: the wall shows it, louder and louder. */
export const openQuestion = (brandIds: readonly string[], roles: Crisis['roles'], context: Context): Opening => {
  const { playbook, now } = context
  const chain = chainOf(playbook, brandIds[0] ?? '')
  const first = chain && askLink(playbook, chain, { brandIds, roles, asked: [], from: 0 }, now)
  const waitMs = first ? chain.links[first.link]!.waitMs : 0
  return {
    chainId: chain?.chainId ?? '',
    asked: first?.asked ?? [],
    link: first?.link ?? 0,
    questionDeadlineMs: now + waitMs,
  }
}

/** The next in the chain; undefined at its end. */
export const passOn = (crisis: Crisis, reason: string, context: Context): Happened | undefined => {
  const { playbook, now } = context
  const { question } = crisis
  const chain = playbook.chains.find(({ chainId }) => chainId === crisis.chainId)
  // Once louder, everybody is asked each round.
  if (!chain || question.loudness > 0) return undefined
  const asking = askLink(
    playbook,
    chain,
    { brandIds: crisis.brandIds, roles: crisis.roles, asked: question.everAsked, from: question.link + 1 },
    now,
  )
  if (!asking) return undefined
  return happened(crisis.crisisId, 'questionPassedOn', {
    round: question.round + 1,
    asked: asking.asked,
    questionDeadlineMs: now + chain.links[asking.link]!.waitMs,
    reason,
    link: asking.link,
  })
}

/** Nobody answered: everybody of the chain, one louder. It stays suspected. */
export const askLouder = (crisis: Crisis, context: Context): Happened => {
  const { playbook, now } = context
  const chain = playbook.chains.find(({ chainId }) => chainId === crisis.chainId)
  const everybody = everybodyOf(playbook, chain, crisis, now)
  return happened(crisis.crisisId, 'chainExhausted', {
    loudness: crisis.question.loudness + 1,
    asked: [...new Set([...crisis.question.everAsked, ...everybody])],
    questionDeadlineMs: now + (chain?.repeatMs ?? REPEAT_WITHOUT_CHAIN_MS),
  })
}

import type { FlagCode, Playbook } from '@tocsin/shared/playbook/plan.ts'
import { createRateLimit } from '../core/rate-limit.ts'
import type { IncomingCall } from './access.ts'
import type { Guesses } from './guesses.ts'
import type { Playbooks } from './playbooks.ts'
import { flagCodeUnknown, tooMany } from './rpc-errors.ts'

/** Many employees may see the same trouble; a script is faster than they are. */
const FLAGS_PER_CODE = { burst: 120, everyMs: 500, keysLimit: 1_000 }

/** Codes that stand in for an account, and nothing else than flagging and asking what they are for. */
export interface FlagCodes {
  /** Throws an RpcError when there is no such code, or too many were tried. */
  find(call: IncomingCall, code: string): FlagCode
  /** Throws RESOURCE_EXHAUSTED when a code is used too often. */
  use(code: FlagCode): void
  brandsOf(code: FlagCode): { readonly brandId: string; readonly name: string }[]
}

export const createFlagCodes = (playbooks: Playbooks, guesses: Guesses, now: () => number): FlagCodes => {
  const uses = createRateLimit(FLAGS_PER_CODE)
  const playbook = (): Playbook => playbooks.current().playbook
  return {
    find(call, code) {
      guesses.check(call)
      const found = playbook().flagCodes.find(one => one.code === code)
      if (found) return found
      guesses.wrong(call)
      throw flagCodeUnknown()
    },
    use({ code }) {
      if (!uses.take(code, now())) throw tooMany('this code is used very often just now: what you saw is known already')
    },
    brandsOf: ({ brands }) =>
      playbook()
        .brands.filter(({ brandId }) => brands.length === 0 || brands.includes(brandId))
        .map(({ brandId, name }) => ({ brandId, name: name ?? brandId })),
  }
}

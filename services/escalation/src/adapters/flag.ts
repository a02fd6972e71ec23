import { createHash } from 'node:crypto'
import { controlCodec } from '@tocsin/shared/events/codec.ts'
import { KIND_HEADER, TOPICS } from '@tocsin/shared/events/topics.ts'
import type { FlagConcernRequest } from '@tocsin/shared/gen/tocsin/crisis/v1/FlagConcernRequest.ts'
import type { EpochMs, Log } from '@tocsin/shared/log/port.ts'
import { type Access, brandDenied, type IncomingCall, maySee } from './access.ts'
import type { FlagCodes } from './flag-codes.ts'
import type { FlagNotes } from './flag-notes.ts'
import type { Playbooks } from './playbooks.ts'
import { denied, invalidArgument } from './rpc-errors.ts'

const NOTE_LIMIT = 2_000

export interface FlagDeps {
  readonly log: Log
  readonly access: Access
  readonly playbooks: Playbooks
  readonly flagCodes: FlagCodes
  readonly flagNotes: Pick<FlagNotes, 'put'>
  readonly now: () => EpochMs
}

/**
 * "I think something is wrong": a control record in the brand's place among the mentions, so that the detector weighs it. The same
 * request is the same flag: the detector counts it once.
 */
export const createFlagConcern = ({ log, access, playbooks, flagCodes, flagNotes, now }: FlagDeps) => {
  const raisedBy = ({ code, brandId }: FlagConcernRequest, call: IncomingCall): string => {
    if (code === '') {
      const caller = access.callerOf(call, 'display')
      if (!maySee(caller, brandId)) throw brandDenied(brandId)
      return caller.personId
    }
    const found = flagCodes.find(call, code)
    if (!flagCodes.brandsOf(found).some(brand => brand.brandId === brandId))
      throw denied('this code is not for this brand', 'FLAG_CODE_UNKNOWN')
    flagCodes.use(found)
    return `code:${found.label}`
  }

  return async (request: FlagConcernRequest, call: IncomingCall): Promise<{ flagId: string }> => {
    const { requestId, brandId, note } = request
    const by = raisedBy(request, call)
    if (requestId === '') throw invalidArgument('request_id', 'is missing')
    const { version, playbook } = playbooks.current()
    if (brandId === '' || (version > 0 && !playbook.brands.some(brand => brand.brandId === brandId)))
      throw invalidArgument('brand_id', `there is no brand "${brandId}"`)
    if (note.length > NOTE_LIMIT) throw invalidArgument('note', `has at most ${NOTE_LIMIT} characters`)
    const flagId = `flag-${createHash('sha256').update(`${requestId}/${by}`).digest('hex').slice(0, 16)}`
    const raisedAtMs = now()
    // First: whoever is asked because of the flag finds its note. The detector counts flags and needs no text.
    await flagNotes.put({ flagId, brandId, note, raisedBy: by, raisedAtMs })
    const value = controlCodec.encode({ brandId, flag: { flagId, raisedBy: by, raisedAtMs } })
    await log.append(TOPICS.mentionsCollected.name, [{ key: brandId, value, headers: { [KIND_HEADER]: 'control' } }])
    return { flagId }
  }
}

import { randomBytes } from 'node:crypto'
import { type AccessToken, hashToken } from '@tocsin/escalation/access-token.ts'
import { createAccess } from '@tocsin/escalation/adapters/access.ts'
import { createNotifier } from '@tocsin/escalation/notifier/service.ts'
import { createEscalation, type Escalation } from '@tocsin/escalation/service.ts'
import type { CommonDeps, Service } from '@tocsin/shared/runtime/service.ts'
import type { Configuration } from './configuration.ts'
import { keptLinkSecret } from './link-secret.ts'

export interface CrisesSettings {
  readonly configuration: Pick<Configuration, 'escalation' | 'notifier'>
  readonly dataDir: string
  /** Where people open links. */
  readonly publicUrl: string
  /** Who may call besides those of the settings, for as long as this process lives. */
  readonly access: readonly AccessToken[]
}

/** What decides and calls: escalation, and the notifier beside it, for the same people. */
export interface Crises {
  readonly escalation: Escalation
  readonly notifier: Service
  /** With this the gateway watches crises for everybody who looks. */
  readonly gatewayToken: string
}

export const createCrises = (settings: CrisesSettings, deps: CommonDeps): Crises => {
  const { configuration, dataDir, publicUrl } = settings
  const { escalation: given, notifier } = configuration
  const gatewayToken = randomBytes(32).toString('base64url')
  const gateway: AccessToken = { sha256: hashToken(gatewayToken), personId: 'gateway', role: 'display', brands: [] }
  const tokens = [...given.tokens, gateway, ...settings.access]
  const linkSecret = given.linkSecret || keptLinkSecret(dataDir)
  return {
    escalation: createEscalation({ ...given, tokens, linkSecret, publicUrl }, deps),
    notifier: createNotifier(notifier, { ...deps, access: createAccess(tokens, given.actAs) }),
    gatewayToken,
  }
}

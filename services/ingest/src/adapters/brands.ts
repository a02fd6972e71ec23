import type { BrandInput } from '@tocsin/shared/gen/tocsin/config/v1/Brand.ts'
import type { ConfigVersion } from '@tocsin/shared/gen/tocsin/config/v1/ConfigVersion.ts'
import { formatProblem, parsePlaybooks } from '@tocsin/shared/playbook/playbook.ts'
import type { CommonDeps } from '@tocsin/shared/runtime/service.ts'
import { brandChanges } from '../core/brand-versions.ts'
import type { Events } from '../events.ts'
import { untilDone } from './back-off.ts'
import { createBrandPublisher } from './brand-publisher.ts'
import { followConfigurations } from './configurations.ts'

export type Brands = readonly (BrandInput & { readonly brandId: string })[]

export interface BrandsOptions extends Pick<CommonDeps, 'log' | 'now'> {
  readonly events: Events
  /** What is published while no plan was applied. */
  readonly folder: Brands
  /** Called when a brand is new or has a new version. */
  onBrands(current: ReadonlyMap<string, ConfigVersion>): void
}

interface Plan {
  readonly version: number
  /** Undefined when this build cannot read it: then another replica publishes it, and this one nothing. */
  readonly brands: Brands | undefined
}

/**
 * Keeps the published brands those of the applied plan: at the start, at each version of the plan, and whenever a slower replica published
 * what an older plan said. Without a plan the folder's are published, once. Resolves when the brands of the start are current.
 */
export const startBrands = async (options: BrandsOptions): Promise<{ stop(): Promise<void> }> => {
  const { log, now, events, folder, onBrands } = options
  const publisher = createBrandPublisher({ log, now, events })
  const stopped = new AbortController()
  let plan: Plan | undefined
  let started = false
  let asked = false
  let running: Promise<void> | undefined

  const readPlan = ({ version, plan: body }: ConfigVersion): Plan => {
    const { brands, problems } = parsePlaybooks(body?.files ?? [])
    if (problems.length === 0) return { version, brands }
    events.planNotRead(version, problems.map(formatProblem))
    return { version, brands: undefined }
  }

  const configurations = followConfigurations({
    log,
    events,
    onBrands(current) {
      onBrands(current)
      look()
    },
    onPlan(version) {
      plan = readPlan(version)
      look()
    },
  })

  /** A number that was lost to something else is taken up again by what is wanted then: the plan may be a newer one. */
  const settlePlan = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      await configurations.caughtUp()
      const changes = brandChanges(plan?.brands ?? [], configurations.current)
      if (changes.length === 0) return
      await publisher.publish(changes)
    }
  }

  /** Two folders that differ do not fight: each is said once. */
  const settleFolder = async (): Promise<void> => {
    let changes = brandChanges(folder, configurations.current)
    while (changes.length > 0 && !plan) {
      const lost = await publisher.publish(changes)
      await configurations.caughtUp()
      changes = brandChanges(folder, configurations.current).filter(({ configId = '' }) => lost.has(configId))
    }
  }

  const run = async (): Promise<void> => {
    while (asked && !stopped.signal.aborted) {
      asked = false
      await untilDone(settlePlan, stopped.signal, error => events.appendFailed('brands of the plan', error)).catch(
        error => {
          if (!stopped.signal.aborted) throw error
        },
      )
    }
    running = undefined
  }

  const look = (): void => {
    if (!started || !plan) return
    asked = true
    running ??= run()
  }

  try {
    await configurations.caughtUp()
    await (plan ? settlePlan() : settleFolder())
    await configurations.caughtUp()
  } catch (error) {
    await configurations.stop()
    throw error
  }
  started = true
  look()

  return {
    async stop() {
      stopped.abort()
      await configurations.stop()
      await running
    },
  }
}

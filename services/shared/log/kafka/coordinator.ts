import { type Client, typeOf } from './client.ts'
import type { Broker, Cluster } from './internals.ts'

const found = new WeakMap<Cluster, Map<string, Broker>>()

const MOVED = ['NOT_COORDINATOR_FOR_GROUP', 'GROUP_COORDINATOR_NOT_AVAILABLE']

/** Asks the broker that keeps a group, which is looked up once per connection and again when it has moved. */
export const withCoordinator = <T>(
  client: Client,
  groupId: string,
  timeoutMs: number,
  work: (coordinator: Broker) => Promise<T>,
): Promise<T> =>
  client.use(async cluster => {
    const ofCluster = found.get(cluster) ?? new Map<string, Broker>()
    found.set(cluster, ofCluster)
    const coordinator = ofCluster.get(groupId) ?? (await cluster.findGroupCoordinator({ groupId }))
    ofCluster.set(groupId, coordinator)
    try {
      return await work(coordinator)
    } catch (error) {
      if (MOVED.includes(typeOf(error) ?? '')) ofCluster.delete(groupId)
      throw error
    }
  }, timeoutMs)

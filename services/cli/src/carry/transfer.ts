import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { Carrier, GroupCommit } from '@tocsin/shared/log/kafka/carry.ts'
import { isLaidOut, nameIn } from '@tocsin/shared/log/kafka/layout.ts'
import type { Log, TopicSettings } from '@tocsin/shared/log/port.ts'
import { rememberedIn, translateMetadata } from './metadata.ts'
import { belongsTo, childrenOf, createTranslation, isMultiple, type Translation } from './places.ts'
import { CarryRefusal } from './refusal.ts'
import { isCarried, type Source, type SourceTopic } from './source.ts'
import { collectCheckpoint, rekey, rememberedBy } from './state.ts'
import { openTarget } from './target.ts'

export interface TransferDeps {
  readonly source: Source
  readonly carrier: Carrier
  /** The cluster that records go to, by the names that topics have there. */
  readonly log: Log
  say(line: string): void
}

export interface Destination {
  /** Partition layout of the topics that are made. */
  readonly layout: number
  /** Partitions of topics keyed by brand: as many as in the source, or a multiple. */
  readonly partitions: number
}

export interface Transferred {
  readonly topics: number
  readonly records: bigint
  readonly commits: number
}

const SCORED = TOPICS.mentionsScored.name
const STATE = TOPICS.aggregatorState.name
const idOf = (topic: string, partition: number): string => `${topic}/${partition}`

/** How many partitions brands have in a source. */
export const brandPartitionsOf = ({ topics }: Source): number =>
  topics.find(({ name }) => name === SCORED)?.partitions.length ?? 0

const settingsOf = ({ name, cleanup, partitions }: SourceTopic, to: Destination): TopicSettings => ({
  name: nameIn(to.layout, name),
  cleanup,
  partitions: isLaidOut(name) ? to.partitions : partitions.length,
})

/** Rejects with CarryRefusal where what is there already would be mixed with what is brought. */
const assertFree = async (
  settings: readonly TopicSettings[],
  { carrier, log }: Pick<TransferDeps, 'carrier' | 'log'>,
): Promise<void> => {
  const times = await carrier.timesOf(settings.map(({ name }) => name))
  const used: string[] = []
  for (const [name, time] of times) {
    const places = await log.offsets(name)
    const wanted = settings.find(one => one.name === name)!.partitions
    if (places.length !== wanted)
      throw new CarryRefusal(`${name} has ${places.length} partitions, not ${wanted}: delete it`)
    if (time === 'log' && places.some(({ endOffset }) => endOffset > 0n)) used.push(name)
  }
  if (used.length > 0)
    throw new CarryRefusal(`there are records in ${used.join(', ')}: only topics that are new or empty are filled`)
}

/**
 * Brings what a source holds into topics of another layout: records with the times that they had, the place of every group, and the state of
 * the aggregator for the brands of each partition, so that who starts on them goes on where the source ends. May be repeated after it was cut
 * off. Until the end the topics take the writer's time, so that services refuse them.
 */
export const transfer = async ({ source, carrier, log, say }: TransferDeps, to: Destination): Promise<Transferred> => {
  const from = brandPartitionsOf(source)
  if (!isMultiple(from, to.partitions)) {
    throw new CarryRefusal(
      `from ${from} partitions only to ${from * 2}, ${from * 3} and so on: then each new one goes on in the order of one old one`,
    )
  }
  const topics = source.topics.filter(({ name }) => isCarried(name))
  const settings = source.topics.map(topic => settingsOf(topic, to))
  await assertFree(settings, { carrier, log })
  await carrier.open(settings)

  const remembered = new Map<string, bigint[]>()
  const remember = (topic: string, partition: number, ...offsets: readonly bigint[]): void => {
    const id = idOf(topic, partition)
    remembered.set(id, [...(remembered.get(id) ?? []), ...offsets])
  }
  for (const commit of source.commits) {
    remember(commit.topic, commit.partition, commit.offset)
    for (const { topic, offset } of rememberedIn(commit)) remember(topic, commit.partition, offset)
  }
  const checkpointOf = async (partition: number) => {
    const collected = collectCheckpoint()
    for await (const records of source.read({ topic: STATE, partition })) for (const one of records) collected.add(one)
    return collected.checkpoint()
  }
  for (const { partition } of topics.find(({ name }) => name === STATE)?.partitions ?? []) {
    const checkpoint = await checkpointOf(partition)
    if (checkpoint) remember(SCORED, partition, ...rememberedBy(checkpoint))
  }

  const translations = new Map<string, Translation>()
  let count = 0n
  const childrenIn = (topic: string, partition: number): readonly number[] =>
    isLaidOut(topic) ? childrenOf(partition, from, to.partitions) : [partition]

  const carryPartition = async (topic: string, partition: number): Promise<void> => {
    const places = childrenIn(topic, partition).map(child => {
      const translation = createTranslation(remembered.get(idOf(topic, partition)) ?? [])
      translations.set(idOf(topic, child), translation)
      const target = openTarget({ topic: nameIn(to.layout, topic), partition: child }, { log, carrier })
      return { child, translation, target }
    })
    const counts = isLaidOut(topic) ? { from, to: to.partitions } : { from: 1, to: 1 }
    for await (const records of source.read({ topic, partition })) {
      for (const record of records) {
        for (const { child, translation, target } of places) {
          translation.pass(record.offset)
          if (!belongsTo(record, child, counts)) continue
          await target.put(record)
          translation.carried()
        }
      }
    }
    for (const { target, translation } of places) {
      await target.end()
      count += translation.count()
    }
  }

  /** After mentions.scored, whose new offsets it names. */
  const carryState = async (partition: number): Promise<void> => {
    const checkpoint = await checkpointOf(partition)
    if (checkpoint === undefined) return
    for (const child of childrenIn(STATE, partition)) {
      const isHere = (brandId: string): boolean =>
        belongsTo({ key: brandId, headers: {} }, child, { from, to: to.partitions })
      const scored = translations.get(idOf(SCORED, child))!
      const target = openTarget({ topic: nameIn(to.layout, STATE), partition: child }, { log, carrier })
      for (const record of rekey(checkpoint, isHere, scored.of)) await target.put(record)
      await target.end()
    }
  }

  for (const { name, partitions } of topics) {
    if (name === STATE) continue
    for (const { partition } of partitions) await carryPartition(name, partition)
    say(`${nameIn(to.layout, name)} is there`)
  }
  for (const { partition } of topics.find(({ name }) => name === STATE)?.partitions ?? []) await carryState(partition)

  const commits = source.commits
    .filter(({ topic }) => translations.has(idOf(topic, 0)) && isCarried(topic))
    .flatMap(commit =>
      childrenIn(commit.topic, commit.partition).map((child): GroupCommit => {
        const translated = (topic: string, offset: bigint): bigint => translations.get(idOf(topic, child))!.of(offset)
        return {
          groupId: commit.groupId,
          topic: nameIn(to.layout, commit.topic),
          partition: child,
          offset: translated(commit.topic, commit.offset),
          metadata: translateMetadata(commit, ({ topic, offset }) => translated(topic, offset)),
        }
      }),
    )
  await carrier.commit(commits)
  await carrier.seal(settings)
  return { topics: settings.length, records: count, commits: commits.length }
}

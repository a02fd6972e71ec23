import { Kafka, logLevel } from 'kafkajs'

/** Removes the records of a partition below an offset, as retention does. */
export const removeRecords = async (
  brokers: readonly string[],
  { topic, partition, below }: { readonly topic: string; readonly partition: number; readonly below: bigint },
): Promise<void> => {
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin()
  await admin.connect()
  try {
    // Loads what the next call needs to know of the topic.
    await admin.fetchTopicOffsets(topic)
    await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: below.toString() }] })
  } finally {
    await admin.disconnect()
  }
}

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;

/**
 * What a user would otherwise write: mentions per brand in tumbling windows of five minutes, on Kafka Streams. Values are not decoded,
 * repeats are not dropped, nothing is written but the counts. Tells in lines of JSON when its tasks run and when everything that was in
 * the topic is counted and committed, then ends.
 *
 * <p>Usage: TumblingCount BROKERS FROM TO GUARANTEE COMMIT_INTERVAL_MS THREADS STATE_DIR APPLICATION_ID
 */
public final class TumblingCount {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final long POLL_MS = 20;

  private final String from;
  private final String to;
  private final Properties config = new Properties();
  private final LongAdder seen = new LongAdder();

  private TumblingCount(String[] args) {
    from = args[1];
    to = args[2];
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, args[0]);
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, args[3]);
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, args[4]);
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, args[5]);
    config.put(StreamsConfig.STATE_DIR_CONFIG, args[6]);
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, args[7]);
    config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, "1");
    config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, String.valueOf(64L * 1024 * 1024));
    config.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
    config.put(StreamsConfig.consumerPrefix("max.poll.records"), "5000");
    config.put(StreamsConfig.producerPrefix("batch.size"), String.valueOf(256 * 1024));
  }

  public static void main(String[] args) throws Exception {
    new TumblingCount(args).run();
  }

  private StreamsBuilder topology() {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(from, Consumed.with(Serdes.String(), Serdes.ByteArray()))
        .peek((brandId, mention) -> seen.increment())
        .groupByKey()
        .windowedBy(TimeWindows.ofSizeAndGrace(WINDOW, WINDOW))
        .count()
        .toStream((window, count) -> window.key() + "@" + window.window().start())
        .to(to, Produced.with(Serdes.String(), Serdes.Long()));
    return builder;
  }

  private void run() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    try (Admin admin = Admin.create(config);
        KafkaStreams streams = new KafkaStreams(topology().build(), config)) {
      Map<TopicPartition, Long> ends = endsOf(admin);
      long expected = ends.values().stream().mapToLong(Long::longValue).sum();
      streams.setStateListener(
          (now, before) -> {
            if (now == KafkaStreams.State.RUNNING && running.getCount() > 0) {
              tell("started");
              running.countDown();
            }
            if (now == KafkaStreams.State.ERROR) System.exit(1);
          });
      streams.start();
      running.await();
      while (seen.sum() < expected || !isCommitted(admin, ends)) Thread.sleep(POLL_MS);
      tell("done");
      streams.close(Duration.ofSeconds(10));
    }
  }

  private static void tell(String event) {
    System.out.println("{\"event\":\"" + event + "\",\"atMs\":" + System.currentTimeMillis() + "}");
  }

  private Map<TopicPartition, Long> endsOf(Admin admin) throws Exception {
    Map<TopicPartition, OffsetSpec> latest =
        admin.describeTopics(java.util.List.of(from)).allTopicNames().get().get(from).partitions().stream()
            .collect(Collectors.toMap(one -> new TopicPartition(from, one.partition()), one -> OffsetSpec.latest()));
    return admin.listOffsets(latest).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().offset()));
  }

  private boolean isCommitted(Admin admin, Map<TopicPartition, Long> ends) throws Exception {
    String group = config.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    return ends.entrySet().stream()
        .allMatch(
            end -> end.getValue() == 0 || isAt(committed.get(end.getKey()), end.getValue()));
  }

  private static boolean isAt(OffsetAndMetadata committed, long end) {
    return committed != null && committed.offset() >= end;
  }
}

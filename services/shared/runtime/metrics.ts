import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** The process's metrics. Asking for a name twice gives the same metric, so that components need not share objects. */
export interface Metrics {
  counter(name: string, help: string, labelNames?: readonly string[]): Counter<string>
  /** `collect` sets values at the moment somebody asks, for ages. */
  gauge(
    name: string,
    help: string,
    labelNames?: readonly string[],
    collect?: (gauge: Gauge<string>) => void,
  ): Gauge<string>
  histogram(name: string, help: string, buckets: readonly number[], labelNames?: readonly string[]): Histogram<string>
  /** Prometheus text format. */
  text(): Promise<string>
  readonly contentType: string
}

export interface MetricsOptions {
  /** Also collect the process's own figures (CPU, memory, event-loop delay). Off in tests. */
  readonly processMetrics?: boolean
}

export const createMetrics = ({ processMetrics = false }: MetricsOptions = {}): Metrics => {
  const registry = new Registry()
  if (processMetrics) collectDefaultMetrics({ register: registry })
  const once = <T>(name: string, make: () => T): T => (registry.getSingleMetric(name) as T | undefined) ?? make()
  const common = (name: string, help: string, labelNames: readonly string[]) => ({
    name,
    help,
    labelNames: [...labelNames],
    registers: [registry],
  })
  return {
    counter: (name, help, labelNames = []) => once(name, () => new Counter(common(name, help, labelNames))),
    gauge: (name, help, labelNames = [], collect) =>
      once(
        name,
        () =>
          new Gauge({
            ...common(name, help, labelNames),
            ...(collect && {
              collect() {
                collect(this)
              },
            }),
          }),
      ),
    histogram: (name, help, buckets, labelNames = []) =>
      once(name, () => new Histogram({ ...common(name, help, labelNames), buckets: [...buckets] })),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

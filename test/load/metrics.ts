/** The sum of a metric over its labels, in the text that Prometheus reads. */
export const metricOf = (text: string, name: string): number =>
  [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'))].reduce(
    (sum, [, value]) => sum + Number(value),
    0,
  )

export const metricsOf = async ({ healthUrl }: { readonly healthUrl: string }): Promise<string> =>
  (await fetch(`${healthUrl}/metrics`)).text()

import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Metrics } from './metrics.ts'

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g

/** When the first certificate of a PEM file ends; 0 when none can be read, which is no better than one that has ended. */
const expiryOf = (path: string): number => {
  try {
    const ends = [...readFileSync(path, 'utf8').matchAll(PEM)].map(([pem]) =>
      Date.parse(new X509Certificate(pem).validTo),
    )
    return ends.length > 0 ? Math.min(...ends) : 0
  } catch {
    return 0
  }
}

/** Shows when the certificates end that this process read at its start, by the setting that names the file. Empty paths are passed over. */
export const showCertificates = (metrics: Metrics, files: Readonly<Record<string, string>>): void => {
  const expiry = metrics.gauge(
    'tocsin_certificate_expiry_timestamp_seconds',
    'When a certificate in use ends; 0 for a file without any',
    ['setting'],
  )
  for (const [setting, path] of Object.entries(files)) if (path !== '') expiry.set({ setting }, expiryOf(path) / 1_000)
}

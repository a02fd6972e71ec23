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

const CERTIFICATES = ['tlsCaFile', 'tlsCertFile', 'tlsClientCaFile'] as const
type Files = { readonly [K in (typeof CERTIFICATES)[number]]?: string }

/**
 * Shows when the certificates end that the files of these sections hold when somebody asks, by the setting that names the file: files are
 * followed while they are replaced. Empty paths are passed over.
 */
export const showCertificates = (metrics: Metrics, sections: Readonly<Record<string, Files>>): void => {
  const paths = Object.entries(sections).flatMap(([section, files]) =>
    CERTIFICATES.flatMap(key => (files[key] ? [{ setting: `${section}.${key}`, path: files[key] }] : [])),
  )
  metrics.gauge(
    'tocsin_certificate_expiry_timestamp_seconds',
    'When a certificate in use ends; 0 for a file without any',
    ['setting'],
    expiry => {
      for (const { setting, path } of paths) expiry.set({ setting }, expiryOf(path) / 1_000)
    },
  )
}

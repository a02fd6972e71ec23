import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { showCertificates } from './certificates.ts'
import { createMetrics } from './metrics.ts'

// Made by `openssl req -x509 -newkey ec …`; nobody has their keys.
const SOONER_ENDS = '2027-12-26T18:40:38Z'
const SOONER = `-----BEGIN CERTIFICATE-----
MIIBczCCARmgAwIBAgIUSCnghUIM2BcPkUMABM+9pjGQBcMwCgYIKoZIzj0EAwIw
DzENMAsGA1UEAwwEdGVzdDAeFw0yNjExMjExODQwMzhaFw0yNzEyMjYxODQwMzha
MA8xDTALBgNVBAMMBHRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASkpyXq
RICSWZE3NfHn+BKHHMGLIHIlWLARtJcna1jtCRY62PkyXXhPBPxBzjykgYMyy4x/
8rgHgOEB/ZvYOl9Ao1MwUTAdBgNVHQ4EFgQUHSKkvTfKyWPZJCnVZf+29H0q7E0w
HwYDVR0jBBgwFoAUHSKkvTfKyWPZJCnVZf+29H0q7E0wDwYDVR0TAQH/BAUwAwEB
/zAKBggqhkjOPQQDAgNIADBFAiEA1xr0c3wUVoa2bDf1OKQlePY2A+uYzKBi8Y8M
eufxkjwCIC3DHd5NfBNQp4oAjIhTInf1LH27zBQFBhIC1S2SDZB2
-----END CERTIFICATE-----`
const LATER = `-----BEGIN CERTIFICATE-----
MIIBdTCCARugAwIBAgIUeResgOsejX1XueEvQBDlI/Vh3rkwCgYIKoZIzj0EAwIw
DzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMjExODQwMzhaGA8yMDUxMDcxMzE4NDAz
OFowDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABP8I
w3qbfTLKp2bOE+K7IYtNYczLSStWOwUlo9zRh78vuyer0QWnmyovoRJrWpS2O/2U
iTpmcaBUEMBqj2kRQf6jUzBRMB0GA1UdDgQWBBQX4T3EBlkovWfEtfwUnInqpXx8
MTAfBgNVHSMEGDAWgBQX4T3EBlkovWfEtfwUnInqpXx8MTAPBgNVHRMBAf8EBTAD
AQH/MAoGCCqGSM49BAMCA0gAMEUCIDacjS0KpQYikLJpmcPCeiSe1Z/WS8L9L2kg
DimwHR5KAiEA68FQzMveo/QXht7s4oEahdAAJd7hB/PeKh64KRFkw9Y=
-----END CERTIFICATE-----`

const dir = mkdtempSync(join(tmpdir(), 'tocsin-certificates-'))
afterAll(() => rmSync(dir, { recursive: true }))

const figure = async (tlsCaFile: string): Promise<string[]> => {
  const metrics = createMetrics()
  showCertificates(metrics, { kafka: { tlsCaFile } })
  return (await metrics.text()).split('\n').filter(line => line.startsWith('tocsin_certificate'))
}
const file = (name: string, text: string): string => {
  const path = join(dir, name)
  writeFileSync(path, text)
  return path
}

describe('certificates', () => {
  it('show when they end: of several in a file the first to end', async () => {
    const path = file('both.pem', `a comment\n${LATER}\n${SOONER}\n`)
    expect(await figure(path)).toEqual([
      `tocsin_certificate_expiry_timestamp_seconds{setting="kafka.tlsCaFile"} ${Date.parse(SOONER_ENDS) / 1_000}`,
    ])
  })

  it.each([
    ['is not there', join(dir, 'missing.pem')],
    ['holds none', file('none.pem', 'nothing')],
    [
      'holds what is no certificate',
      file('broken.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'),
    ],
  ])('show 0 for a file that %s', async (_, path) => {
    expect(await figure(path)).toEqual(['tocsin_certificate_expiry_timestamp_seconds{setting="kafka.tlsCaFile"} 0'])
  })

  it('are read again when somebody asks: files are replaced while we run', async () => {
    const path = file('renewed.pem', SOONER)
    const metrics = createMetrics()
    showCertificates(metrics, { grpc: { tlsCertFile: path } })
    const shown = async (): Promise<string> =>
      (await metrics.text()).split('\n').find(line => line.startsWith('tocsin'))!
    expect(await shown()).toContain(`{setting="grpc.tlsCertFile"} ${Date.parse(SOONER_ENDS) / 1_000}`)
    file('renewed.pem', LATER)
    expect(await shown()).not.toContain(String(Date.parse(SOONER_ENDS) / 1_000))
  })

  it('show nothing where none is set', async () => {
    expect(await figure('')).toEqual([])
  })
})

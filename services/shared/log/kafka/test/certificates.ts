import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './jars.ts'

export interface Certificates {
  readonly dir: string
  /** PEM files: who signs, and per name a certificate and its key; `<name>.pem` holds both. */
  readonly ca: string
  of(name: string): { readonly cert: string; readonly key: string; readonly both: string }
}

/** A certificate authority for one test, and certificates of 127.0.0.1 that it signed. */
export const makeCertificates = async (names: readonly string[]): Promise<Certificates> => {
  const dir = await mkdtemp(join(tmpdir(), 'tocsin-certificates-'))
  const path = (name: string): string => join(dir, name)
  const newKey = ['-newkey', 'rsa:2048', '-nodes', '-days', '1']
  await run('openssl', [
    'req',
    '-x509',
    ...newKey,
    '-subj',
    '/CN=tocsin-test-ca',
    '-keyout',
    path('ca.key'),
    '-out',
    path('ca.crt'),
  ])
  const of = (name: string) => ({ cert: path(`${name}.crt`), key: path(`${name}.key`), both: path(`${name}.pem`) })
  for (const name of names) {
    const { cert, key, both } = of(name)
    const request = path(`${name}.csr`)
    const extensions = path(`${name}.ext`)
    await writeFile(extensions, 'subjectAltName=IP:127.0.0.1,DNS:localhost\n')
    await run('openssl', [
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-subj',
      `/CN=${name}`,
      '-keyout',
      key,
      '-out',
      request,
    ])
    const signedBy = ['-CA', path('ca.crt'), '-CAkey', path('ca.key'), '-CAcreateserial', '-days', '1']
    await run('openssl', ['x509', '-req', '-in', request, ...signedBy, '-extfile', extensions, '-out', cert])
    await writeFile(both, `${await readFile(key, 'utf8')}${await readFile(cert, 'utf8')}`)
  }
  return { dir, ca: path('ca.crt'), of }
}

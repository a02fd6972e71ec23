import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { type ChannelCredentials, experimental, type ServerCredentials } from '@grpc/grpc-js'
import { type FollowedFiles, followFiles } from '../runtime/followed-files.ts'
import type { Logger } from '../runtime/logger.ts'
import { ConfigError } from '../runtime/settings.ts'

/** PEM files by the settings that name them; an empty path is none. */
export interface GrpcTlsFiles {
  readonly tlsCertFile: string
  readonly tlsKeyFile: string
  readonly tlsClientCaFile: string
  readonly tlsCaFile: string
}

export interface GrpcTls {
  /** Undefined: the server answers in plain text. */
  readonly server: ServerCredentials | undefined
  /** Undefined: other services are called in plain text. */
  readonly calls: ChannelCredentials | undefined
  stop(): Promise<void>
}

export interface GrpcTlsOptions {
  readonly logger: Logger
  readonly everyMs?: number
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const problemOfAuthorities = (pem: string): string | undefined => {
  try {
    createSecureContext({ ca: pem })
    return /-----BEGIN CERTIFICATE-----/.test(pem) ? undefined : 'holds no certificate'
  } catch (error) {
    return messageOf(error)
  }
}

const problemOfPair = (certificate: string, key: string): string | undefined => {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key))
      ? undefined
      : 'the key is not that of the certificate'
  } catch (error) {
    return messageOf(error)
  }
}

type Provider = experimental.CertificateProvider
interface Held {
  readonly provider: Provider
  readonly following: FollowedFiles
}
type Subject = 'authorities' | 'pair'

const SUBJECTS = {
  authorities: ([pem = '']: readonly string[]) => problemOfAuthorities(pem),
  pair: ([certificate = '', key = '']: readonly string[]) => problemOfPair(certificate, key),
} as const satisfies Record<Subject, (texts: readonly string[]) => string | undefined>

/** What a file holds, for grpc-js: as it was at the start, and from then on as it is replaced by something that can be used. */
const hold = (subject: Subject, paths: readonly string[], texts: readonly string[], options: GrpcTlsOptions): Held => {
  const { logger, everyMs } = options
  const authorities = new Set<experimental.CaCertificateUpdateListener>()
  const pairs = new Set<experimental.IdentityCertificateUpdateListener>()
  let current = texts
  const authority = () => ({ caCertificate: Buffer.from(current[0] ?? '') })
  const pair = () => ({ certificate: Buffer.from(current[0] ?? ''), privateKey: Buffer.from(current[1] ?? '') })
  const following = followFiles(paths, {
    texts,
    onChange(next) {
      const problem = SUBJECTS[subject](next)
      if (problem !== undefined)
        return logger.error({ paths, problem }, 'certificates cannot be used; the last ones stand')
      current = next
      for (const listener of authorities) listener(authority())
      for (const listener of pairs) listener(pair())
      logger.info({ paths }, 'certificates were replaced')
    },
    onUnreadable: reason => logger.error({ paths, reason }, 'certificates cannot be read; the last ones stand'),
    ...(everyMs !== undefined && { everyMs }),
  })
  // A listener is told later: grpc-js is not done with what it wants to do with the answer when it asks.
  const provider: Provider = {
    addCaCertificateListener(listener) {
      authorities.add(listener)
      process.nextTick(() => listener(authority()))
    },
    removeCaCertificateListener: listener => void authorities.delete(listener),
    addIdentityCertificateListener(listener) {
      pairs.add(listener)
      process.nextTick(() => listener(pair()))
    },
    removeIdentityCertificateListener: listener => void pairs.delete(listener),
  }
  return { provider, following }
}

/**
 * TLS of gRPC as the settings name its files: our certificate and its key, who may sign those of callers (none is asked for one where that
 * is empty), and who signs those whom we call. Files are followed: new connections use what they hold then, open ones go on. Throws
 * ConfigError with all problems.
 */
export const openGrpcTls = (files: GrpcTlsFiles, options: GrpcTlsOptions): GrpcTls => {
  const problems: string[] = []
  const { tlsCertFile, tlsKeyFile, tlsClientCaFile, tlsCaFile } = files
  if ((tlsCertFile === '') !== (tlsKeyFile === ''))
    problems.push('grpc.tlsCertFile and grpc.tlsKeyFile belong together')
  if (tlsClientCaFile !== '' && tlsCertFile === '')
    problems.push(
      'grpc.tlsClientCaFile needs grpc.tlsCertFile and grpc.tlsKeyFile: callers are asked for certificates over TLS',
    )
  const held: Held[] = []
  const open = (subject: Subject, named: Partial<GrpcTlsFiles>): Provider | undefined => {
    const paths = Object.values(named)
    if (paths.some(path => path === '')) return undefined
    const settings = Object.keys(named).map(name => `grpc.${name}`)
    try {
      const texts = paths.map(path => readFileSync(path, 'utf8'))
      const problem = SUBJECTS[subject](texts)
      if (problem !== undefined) throw new Error(problem)
      const one = hold(subject, paths, texts, options)
      held.push(one)
      return one.provider
    } catch (error) {
      problems.push(`${settings.join(', ')}: ${messageOf(error)}`)
      return undefined
    }
  }
  const own = open('pair', { tlsCertFile, tlsKeyFile })
  const callers = open('authorities', { tlsClientCaFile })
  const called = open('authorities', { tlsCaFile })
  const stop = async (): Promise<void> => {
    await Promise.all(held.map(({ following }) => following.stop()))
  }
  if (problems.length > 0) {
    void stop()
    throw new ConfigError(problems)
  }
  const { createCertificateProviderServerCredentials, createCertificateProviderChannelCredentials } = experimental
  return {
    server: own && createCertificateProviderServerCredentials(own, callers ?? null, callers !== undefined),
    // Whoever asks for certificates gets the one that we answer with.
    calls: called && createCertificateProviderChannelCredentials(called, own ?? null),
    stop,
  }
}

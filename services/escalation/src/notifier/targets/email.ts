import { createTransport } from 'nodemailer'
import type { NotifierConfig } from '../config.ts'
import type { Message } from '../core/message.ts'
import { dead, type Outcome, retry, type Target, wireId } from './target.ts'

export type MailConfig = Pick<
  NotifierConfig,
  'smtpHost' | 'smtpPort' | 'smtpTls' | 'smtpUser' | 'smtpPassword' | 'mailFrom' | 'sendTimeout'
>

interface SmtpFailure {
  readonly code?: string
  readonly responseCode?: number
}

/** A refused login is a mistake in the settings that somebody mends, not one of this message. */
const isOurs = (code: string | undefined): boolean => code === 'EAUTH' || code === 'ENOAUTH' || code === 'ETLS'

const outcomeOf = (error: unknown): Outcome => {
  const { code, responseCode } = error as SmtpFailure
  const reason = `the mail server ${responseCode === undefined ? `failed: ${code ?? 'unknown'}` : `answered ${responseCode}`}`
  const isRefused = responseCode !== undefined && responseCode >= 500
  return isRefused && !isOurs(code) ? dead(reason) : retry(reason)
}

/** One line, without what could begin another header. */
const line = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, one => ENTITIES[one]!)

const htmlOf = ({ text, link }: Message): string => {
  const paragraphs = text.split('\n').map(one => `<p>${escaped(one)}</p>`)
  const button = /^https?:\/\//.test(link) ? `<p><a href="${escaped(link)}">${escaped(link)}</a></p>` : ''
  return `<!doctype html><html><body style="font-family:sans-serif">${paragraphs.join('')}${button}</body></html>`
}

/** Mail by SMTP. The Message-ID is derived from the key, so that a mailbox that knows it shows a repeat once. */
export const createEmailTarget = (config: MailConfig): Target => {
  const { smtpHost, smtpPort, smtpTls, smtpUser, mailFrom, sendTimeout } = config
  const domain = mailFrom.slice(mailFrom.lastIndexOf('@') + 1)
  return {
    async send(message, { target }, signal) {
      if (smtpHost === '') return dead('no mail server is set (notifier.smtpHost)')
      const transport = createTransport({
        host: smtpHost,
        port: smtpPort,
        secure: smtpTls === 'implicit',
        requireTLS: smtpTls === 'starttls',
        ignoreTLS: smtpTls === 'none',
        ...(smtpUser !== '' && { auth: { user: smtpUser, pass: config.smtpPassword } }),
        connectionTimeout: sendTimeout,
        greetingTimeout: sendTimeout,
        socketTimeout: sendTimeout,
        dnsTimeout: sendTimeout,
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      const { promise: over, resolve: end } = Promise.withResolvers<Outcome>()
      const deadline = setTimeout(end, sendTimeout, retry('the mail server did not answer in time'))
      const stop = (): void => end(retry('stopped'))
      signal.addEventListener('abort', stop, { once: true })
      const sent = transport
        .sendMail({
          from: { name: 'Tocsin', address: mailFrom },
          to: { name: '', address: target },
          envelope: { from: mailFrom, to: [target] },
          subject: line(message.subject),
          text: message.link === '' ? message.text : `${message.text}\n\n${message.link}`,
          html: htmlOf(message),
          messageId: `<${wireId(message.key)}@${domain}>`,
          priority: message.isPage ? 'high' : 'normal',
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        .then((): Outcome => ({ kind: 'delivered', reason: 'taken by the mail server' }), outcomeOf)
      try {
        return await Promise.race([sent, over])
      } finally {
        clearTimeout(deadline)
        signal.removeEventListener('abort', stop)
        transport.close()
      }
    },
  }
}

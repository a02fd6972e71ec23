import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import type { Contact } from '@tocsin/shared/playbook/plan.ts'
import { listen } from '@tocsin/shared/runtime/listen.ts'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import type { Message } from '../core/message.ts'
import { createEmailTarget, type MailConfig } from './email.ts'

const MESSAGE: Message = {
  key: 'lumo-1/entry-1/anna/mail',
  personId: 'anna',
  contactId: 'mail',
  isPage: true,
  subject: 'Lumo: acknowledge',
  text: 'Half of it is <negative> & żółty.',
  link: 'https://tocsin.test/a/token?a=1&b=2',
  kind: 'acknowledge',
  crisisId: 'lumo-1',
  drill: false,
  requestedAtMs: 0,
  items: [],
}
const CONTACT: Contact = {
  contactId: 'mail',
  kind: 'email',
  target: 'anna@example.com',
  testedAt: undefined,
  secret: undefined,
}

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

const startMail = async (options: SMTPServerOptions = {}) => {
  const mails: string[] = []
  const recipients: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks).toString('utf8'))
        recipients.push(...session.envelope.rcptTo.map(({ address }) => address))
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  await listen(server.server, { host: '127.0.0.1', port: 0 })
  stops.push(() => new Promise<void>(resolve => server.close(() => resolve())))
  return { mails, recipients, port: (server.server.address() as AddressInfo).port }
}

const target = (port: number, over: Partial<MailConfig> = {}) =>
  createEmailTarget({
    ...readConfig({}),
    smtpHost: '127.0.0.1',
    smtpPort: port,
    smtpTls: 'none',
    mailFrom: 'crisis@lumo.example',
    sendTimeout: 10_000,
    ...over,
  })

const send = (mail: ReturnType<typeof target>, over: Partial<Message> = {}) =>
  mail.send({ ...MESSAGE, ...over }, CONTACT, new AbortController().signal)

const smtpError = (responseCode: number) => Object.assign(new Error('no'), { responseCode })
const refusing = (responseCode: number): SMTPServerOptions => ({
  onRcptTo: (_address, _session, done) => done(smtpError(responseCode)),
})

/** The mail without the folding of its headers. */
const unfolded = (mail: string): string => mail.replace(/\r\n[ \t]+/g, ' ')

describe('mail', () => {
  it('arrives as text and html with a Message-ID that its repeat has too', async () => {
    const { mails, recipients, port } = await startMail()
    expect(await send(target(port))).toEqual({ kind: 'delivered', reason: 'taken by the mail server' })
    await send(target(port))
    const ids = mails.map(mail => /^Message-ID: (<.+>)$/im.exec(unfolded(mail))?.[1])
    expect(ids[0]).toMatch(/^<msg_[\w-]{32}@lumo\.example>$/)
    expect(ids[1]).toBe(ids[0])
    expect(recipients[0]).toBe('anna@example.com')
    expect(mails[0]).toMatch(/^X-Priority: 1/im)
    expect(mails[0]).toContain('Auto-Submitted: auto-generated')
    const html = mails[0]!.slice(mails[0]!.indexOf('text/html')).replace(/=\r\n/g, '').replace(/=3D/g, '=')
    expect(html).toContain('&lt;negative&gt; &amp; ')
    expect(html).toContain('href="https://tocsin.test/a/token?a=1&amp;b=2"')
  })

  it('lets nothing that is told become a header, a recipient or a link that runs', async () => {
    const { mails, recipients, port } = await startMail()
    await send(target(port), {
      subject: 'x\r\nBcc: eve@evil.example\r\n\r\n<script>',
      text: '</p><script>alert(1)</script>\r\n.\r\nMAIL FROM:<eve@evil.example>',
      link: 'javascript:alert(1)',
    })
    expect(recipients).toEqual(['anna@example.com'])
    expect(mails).toHaveLength(1)
    const [headers] = mails[0]!.split('\r\n\r\n')
    expect(headers).not.toMatch(/^Bcc:/im)
    const html = mails[0]!.slice(mails[0]!.indexOf('text/html'))
    expect(html).not.toContain('<script')
    expect(html).not.toContain('href')
  })

  it.each([
    [
      '421 at the greeting',
      { onConnect: (_session, done) => done(smtpError(421)) },
      { kind: 'retry', reason: 'the mail server answered 421' },
    ],
    ['450, try later', refusing(450), { kind: 'retry', reason: 'the mail server answered 450' }],
    [
      '451 after the text',
      { onData: (stream, _session, done) => void stream.resume().on('end', () => done(smtpError(451))) },
      { kind: 'retry' },
    ],
    ['550, no such mailbox', refusing(550), { kind: 'dead', reason: 'the mail server answered 550' }],
    [
      '554 after the text',
      { onData: (stream, _session, done) => void stream.resume().on('end', () => done(smtpError(554))) },
      { kind: 'dead' },
    ],
    ['a greeting that never comes', { onConnect: () => undefined }, { kind: 'retry' }],
    ['an answer that never comes', { onMailFrom: () => undefined }, { kind: 'retry' }],
  ] satisfies [string, SMTPServerOptions, object][])('takes %s', async (what, options, outcome) => {
    const { port } = await startMail(options)
    const sendTimeout = what.includes('never') ? 300 : 10_000
    expect(await send(target(port, { sendTimeout }))).toMatchObject(outcome)
  })

  it('takes a dropped connection for something that passes', async () => {
    const dropping = createServer(socket => {
      socket.on('error', () => undefined)
      socket.write('220 here\r\n')
      socket.once('data', () => socket.destroy())
    })
    await listen(dropping, { host: '127.0.0.1', port: 0 })
    stops.push(() => new Promise<void>(resolve => dropping.close(() => resolve())))
    const { port } = dropping.address() as AddressInfo
    expect(await send(target(port))).toMatchObject({ kind: 'retry' })
    await stops.pop()!()
    expect(await send(target(port))).toMatchObject({ kind: 'retry', reason: expect.stringContaining('ESOCKET') })
  })

  it('does not go on without the encryption that is asked for, nor with a certificate that nobody vouches for', async () => {
    const plain = await startMail()
    expect(await send(target(plain.port, { smtpTls: 'starttls' }))).toMatchObject({ kind: 'retry' })
    const own = await startMail({ disabledCommands: [] })
    expect(await send(target(own.port, { smtpTls: 'starttls' }))).toMatchObject({ kind: 'retry' })
    const implicit = await startMail({ secure: true })
    expect(await send(target(implicit.port, { smtpTls: 'implicit' }))).toMatchObject({ kind: 'retry' })
    expect([...plain.mails, ...own.mails, ...implicit.mails]).toEqual([])
  })

  it('takes a refused login for a mistake of the settings, and does not tell the password', async () => {
    const { port } = await startMail({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(smtpError(535)),
    })
    const got = await send(target(port, { smtpUser: 'tocsin', smtpPassword: 'hush' }))
    expect(got).toMatchObject({ kind: 'retry', reason: 'the mail server answered 535' })
  })

  it('is dead at once when no server is set', async () => {
    expect(await send(target(25, { smtpHost: '' }))).toMatchObject({ kind: 'dead' })
  })

  it('ends at once when it is told to', async () => {
    const { port } = await startMail({ onMailFrom: () => undefined })
    const stopping = new AbortController()
    const sent = target(port, { sendTimeout: 60_000 }).send(MESSAGE, CONTACT, stopping.signal)
    stopping.abort()
    expect(await sent).toMatchObject({ kind: 'retry', reason: 'stopped' })
  })
})

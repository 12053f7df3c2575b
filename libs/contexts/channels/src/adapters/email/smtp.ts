import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { OutgoingMail } from './compose';
import type { Server } from './settings';
import type { Credentials } from './sign-in';

const CONNECT_MS = 15_000;
const SILENCE_MS = 60_000;

/** What the server said, or that it said nothing. */
export class SmtpProblem extends Error {
  override readonly name = 'SmtpProblem';

  constructor(
    message: string,
    readonly facts: {
      /** connect: before the sign-in was answered; body: the whole mail had left. */
      stage: 'connect' | 'sign-in' | 'sender' | 'recipient' | 'data' | 'body';
      /** 421, 550…; null when no answer came. */
      status: number | null;
      /** 5.1.1…; '' when the server gives none. */
      enhanced: string;
      /** ETLS, EDNS, ETIMEDOUT…: what went wrong on the line. */
      line: string;
    },
  ) {
    super(message);
  }
}

/** Hands over one mail; the server's answer to it. @throws SmtpProblem */
export async function deliver(mail: OutgoingMail, server: Server, credentials: Credentials): Promise<string> {
  return withConnection(server, credentials, async (connection) => {
    let whole = false;
    const bytes = Readable.from(chunksOf(mail.bytes)).on('end', () => (whole = true));
    const envelope = {
      from: mail.envelopeFrom,
      to: mail.to,
      size: mail.bytes.length,
      // Where the server can (RFC 3461), its report names our Message-ID, whatever else it leaves out.
      dsn: { id: mail.messageId, ret: 'HDRS' as const, notify: ['FAILURE' as const, 'DELAY' as const] },
    };
    return new Promise<string>((resolve, reject) => {
      const failed = (problem: SMTPConnection.SMTPError) => reject(problemOf(problem, whole ? 'body' : null));
      connection.once('error', failed);
      connection.send(envelope, bytes, (problem, info) =>
        problem ? failed(problem) : resolve(info.response),
      );
    });
  });
}

/** Connects and signs in, as the live check does. @throws SmtpProblem */
export async function trySmtp(server: Server, credentials: Credentials): Promise<void> {
  await withConnection(server, credentials, () => Promise.resolve());
}

async function withConnection<T>(
  server: Server,
  credentials: Credentials,
  work: (connection: SMTPConnection) => Promise<T>,
): Promise<T> {
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    ...(server.ca === '' ? {} : { tls: { ca: server.ca } }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    dnsTimeout: CONNECT_MS,
    logger: false,
  });
  // It may break while nobody waits for it.
  connection.on('error', () => undefined);
  try {
    await connected(connection);
    await signedIn(connection, credentials);
    const done = await work(connection);
    connection.quit();
    return done;
  } catch (problem) {
    connection.close();
    throw problem;
  }
}

function connected(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (problem: SMTPConnection.SMTPError) => reject(problemOf(problem, 'connect'));
    connection.once('error', failed);
    connection.connect((problem?: SMTPConnection.SMTPError | null) =>
      problem ? failed(problem) : resolve(),
    );
  });
}

/** A server of one's own network may ask for no sign-in; then there is no user name. */
function signedIn(connection: SMTPConnection, credentials: Credentials): Promise<void> {
  if (credentials.user === '' || ('pass' in credentials && credentials.pass === '')) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const failed = (problem: SMTPConnection.SMTPError) => reject(problemOf(problem, 'sign-in'));
    connection.once('error', failed);
    connection.login(
      'pass' in credentials
        ? { credentials: { user: credentials.user, pass: credentials.pass } }
        : { type: 'OAUTH2', method: 'XOAUTH2', oauth2: heldToken(credentials) as never },
      (problem: SMTPConnection.SMTPError | null) => (problem ? failed(problem) : resolve()),
    );
  });
}

/** The token is fetched and renewed for all nodes elsewhere; here it is only shown. */
function heldToken({ user, accessToken }: { user: string; accessToken: string }) {
  const said = Buffer.from(`user=${user}\x01auth=Bearer ${accessToken}\x01\x01`).toString('base64');
  return {
    getToken: (_renew: boolean, done: (problem: Error | null, token: string) => void) =>
      done(null, accessToken),
    buildXOAuth2Token: () => said,
  };
}

const STAGES = { 'MAIL FROM': 'sender', 'RCPT TO': 'recipient', DATA: 'data' } as const;

function problemOf(
  problem: SMTPConnection.SMTPError,
  known: SmtpProblem['facts']['stage'] | null,
): SmtpProblem {
  const status = problem.responseCode ?? null;
  const response = problem.response ?? '';
  const enhanced = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? '';
  const stage = known ?? STAGES[problem.command as keyof typeof STAGES] ?? 'data';
  return new SmtpProblem(response || problem.message, { stage, status, enhanced, line: lineOf(problem) });
}

/** What the system says (ECONNREFUSED, a certificate's fault) says more than what it happened to (ESOCKET). */
function lineOf(problem: SMTPConnection.SMTPError): string {
  const { originalCode, code } = problem as { originalCode?: string; code?: string };
  return originalCode ?? code ?? '';
}

function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

import type { Server, Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { listenOn } from './listening';

/** What one connection wants to do; an answer of 4xx or 5xx refuses it. */
export interface SmtpDoor {
  signIn(user: string, secret: { password?: string; accessToken?: string }): boolean;
  sender(address: string): Refused | null;
  recipient(address: string): Refused | null;
  /** `cut`: the mail was taken, and the line goes dead before that is said. */
  mail(mail: Handed): Promise<Refused | 'cut' | null>;
}

export interface Refused {
  status: number;
  text: string;
}

export interface Handed {
  /** '' is the null sender. */
  from: string;
  to: string[];
  raw: Buffer;
}

const MOST_BYTES = 30 * 1024 * 1024;

/** The server to which the product hands its mail: checks sign-in, sender, recipients, line ends and size. */
export class SmtpSink {
  port = 0;
  readonly #server: SMTPServer;

  constructor(private readonly door: SmtpDoor) {
    this.#server = new SMTPServer({
      name: 'simulator',
      banner: 'simulator',
      disabledCommands: ['STARTTLS'],
      authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'],
      allowInsecureAuth: true,
      size: MOST_BYTES,
      logger: false,
      closeTimeout: 200,
      onAuth: (auth, _session, done) => {
        const secret = auth.accessToken
          ? { accessToken: auth.accessToken }
          : { password: auth.password ?? '' };
        if (this.door.signIn(auth.username ?? '', secret)) done(null, { user: auth.username });
        else done(refusal({ status: 535, text: '5.7.8 wrong user name or password' }));
      },
      onMailFrom: (address, _session, done) => done(refusal(this.door.sender(address.address))),
      onRcptTo: (address, _session, done) => done(refusal(this.door.recipient(address.address))),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const raw = Buffer.concat(chunks);
          void this.#taken(raw, session).then((verdict) => {
            if (verdict === 'cut') this.#cut(session);
            else done(refusal(verdict), 'taken');
          });
        });
      },
    });
  }

  async start(port: number): Promise<void> {
    this.#server.on('error', () => undefined);
    this.port = await listenOn(this.#server.server as Server, port);
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #taken(raw: Buffer, session: SMTPServerSession): Promise<Refused | 'cut' | null> {
    if (raw.length > MOST_BYTES) return { status: 552, text: '5.3.4 too large' };
    if (/(^|[^\r])\n/.test(raw.toString('latin1')))
      return { status: 550, text: '5.6.0 a line ends without CR' };
    const { mailFrom, rcptTo } = session.envelope;
    const from = mailFrom ? mailFrom.address : '';
    return this.door.mail({ from, to: rcptTo.map((one) => one.address), raw });
  }

  #cut(session: SMTPServerSession): void {
    const connections = this.#server.connections as Set<{ id: string; _socket?: Socket }>;
    for (const connection of connections) if (connection.id === session.id) connection._socket?.destroy();
  }
}

function refusal(refused: Refused | null): Error | null {
  return refused && Object.assign(new Error(refused.text), { responseCode: refused.status });
}

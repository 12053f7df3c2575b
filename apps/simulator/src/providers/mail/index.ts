import {
  type AccountView,
  type Act,
  type Call,
  type Details,
  type Provider,
  type ProviderFactory,
  type Reply,
  type SeenMessage,
  WrongControl,
} from '../../provider';
import type { World } from '../../world/world';
import { firstAccount, type MailAccount } from './account';
import { fromPhone, inject, meet, report, write } from './acts';
import { ImapServer } from './imap-server';
import { PostOffice } from './post-office';
import { type Handed, type Refused, SmtpSink } from './smtp-sink';
import { tokenReply } from './token-reply';

/** Servers end an IDLE after half an hour (RFC 2177: at 29 minutes it is to be renewed). */
const IDLE_MS = 29 * 60_000;

/** A mail provider: IMAP and SMTP on ports of their own, people with addresses of their own. */
export const mail: ProviderFactory = (world) => new Mail(world);

class Mail implements Provider {
  readonly name = 'mail';
  readonly #office: PostOffice;
  readonly #imap: ImapServer;
  readonly #smtp: SmtpSink;

  constructor(private readonly world: World) {
    this.#office = new PostOffice(world);
    this.#imap = new ImapServer({
      signIn: (user, secret) => this.#admitted(user, secret)?.mailbox ?? null,
      heard: (name) => !this.#trouble(`imap/${name}`).drop,
      idleEnds: (cut) => world.clock.after(IDLE_MS, cut),
    });
    this.#smtp = new SmtpSink({
      signIn: (user, secret) => this.#admitted(user, secret) !== undefined,
      sender: (address) => this.#sender(address),
      recipient: (address) => this.#status('smtp/RCPT') ?? this.#office.recipient(address),
      mail: (handed) => this.#take(handed),
    });
  }

  async start(): Promise<void> {
    const { imap = 0, smtp = 0 } = this.world.options.mailPorts ?? {};
    await this.#imap.start(imap);
    await this.#smtp.start(smtp);
  }

  async stop(): Promise<void> {
    await Promise.all([this.#imap.stop(), this.#smtp.stop()]);
  }

  /** The sign-in by OAuth: `POST /mail/token` with a refresh token gives what is valid now. All else is no HTTP. */
  handle(call: Call): Reply {
    return tokenReply(call, this.#office.accounts[0]!.settings) ?? this.errorReply('404');
  }

  errorReply(code: string): Reply {
    return { status: Number(code) || 404, body: 'Mail is spoken over IMAP and SMTP.' };
  }

  async act(act: Act): Promise<Details> {
    const account = this.#office.account(act.account);
    switch (act.act) {
      case 'write':
        return write(this.#office, account, act);
      case 'text':
      case 'image':
      case 'file':
        return write(this.#office, account, fromPhone(act));
      case 'inject':
        return inject(this.#office, account, act);
      case 'report':
        return report(this.#office, account, act);
      case 'meet':
        return meet(this.#office, account, act);
      case 'renumber':
        for (const folder of account.mailbox.folders.values()) folder.renumber();
        this.#imap.cut();
        return { uid_validity: account.mailbox.inbox.uidValidity };
      case 'cut':
        return { cut: this.#imap.cut() };
      default:
        throw new WrongControl(`act is one of write, text, image, file, inject, report, meet, renumber, cut`);
    }
  }

  reset(): void {
    this.#imap.cut();
    this.#office.reset();
  }

  accounts(): AccountView[] {
    return this.#office.accounts.map(({ settings, mailbox }) => ({
      id: settings.address,
      name: settings.name,
      connected: true,
      hookUrl: null,
      settings: {
        ...settings,
        imap_port: this.#imap.port,
        smtp_port: this.#smtp.port,
        folders: [...mailbox.folders.values()].map(({ name, mails, uidValidity }) => ({
          name,
          uid_validity: uidValidity,
          mails: mails.map(({ uid, flags }) => ({ uid, flags: [...flags] })),
        })),
      },
      people: [...this.#office.people.values()].map(({ address, name }) => ({
        id: address,
        name,
        following: true,
        window: { left: null, of: null, endsAt: Number.MAX_SAFE_INTEGER },
        typingUntil: null,
      })),
    }));
  }

  async configure(wishes: Details): Promise<Details> {
    const { account, ...rest } = wishes;
    const known = this.#office.accounts.find(({ settings }) => settings.address === account);
    const found =
      known ??
      (account === undefined
        ? this.#office.account(undefined)
        : this.#office.open({
            ...firstAccount(this.world.options.seed),
            address: String(account).toLowerCase(),
          }));
    found.settings = withWishes(found.settings, rest);
    if (!this.#office.accounts.includes(found)) this.#office.accounts.push(found);
    return { account: { ...found.settings, imap_port: this.#imap.port, smtp_port: this.#smtp.port } };
  }

  messages({ account, user }: { account?: string; user?: string }): SeenMessage[] {
    return this.#office.seen.filter(
      (one) =>
        (account === undefined || one.account === account) && (user === undefined || one.user === user),
    );
  }

  file(id: string): { contentType: string; bytes: Buffer } | undefined {
    return this.#office.files.get(id);
  }

  /** Tokens of the sign-in by OAuth: another one is valid from now on. */
  expireTokens(): Details {
    for (const { settings } of this.#office.accounts) settings.access_token = this.world.random.text(40);
    this.#imap.cut();
    return { ended: this.#office.accounts.length };
  }

  quota(): Details {
    throw new WrongControl('mail has no quota');
  }

  #admitted(user: string, secret: { password?: string; accessToken?: string }) {
    return this.#office.accounts.find((account) => account.admits(user, secret));
  }

  #sender(address: string): Refused | null {
    const refused = this.#status('smtp/MAIL');
    if (refused) return refused;
    const nullRefused =
      address === '' && this.#office.accounts.some(({ settings }) => settings.refuse_null_sender);
    return nullRefused ? { status: 553, text: '5.7.1 sender must be the account' } : null;
  }

  async #take(handed: Handed): Promise<Refused | 'cut' | null> {
    const trouble = this.#trouble('smtp/DATA');
    const entry = this.world.journal.begin({
      at: this.world.clock.now(),
      direction: 'call',
      provider: this.name,
      account: handed.from || null,
      method: 'SMTP',
      target: handed.to.join(', '),
      headers: {},
      body: handed.raw.toString('base64'),
      faults: trouble.names,
      answer: null,
      tookMs: null,
      verdict: '',
    });
    await this.world.clock.sleep(trouble.delayMs);
    const verdict = trouble.status === null ? null : refusalOf(trouble.status);
    if (!verdict && !trouble.drop) await this.#office.take(handed);
    const status = verdict?.status ?? 250;
    const cut = trouble.closeAfterAccept || trouble.drop;
    this.world.journal.settle(entry, {
      verdict: verdict?.text ?? 'taken',
      answer: cut ? null : { status, headers: {}, body: verdict?.text ?? '' },
    });
    return cut ? 'cut' : verdict;
  }

  #status(path: string): Refused | null {
    const { status } = this.#trouble(path);
    return status === null ? null : refusalOf(status);
  }

  #trouble(path: string) {
    return this.world.faults.befall(this.name, { path });
  }
}

function refusalOf(status: number): Refused {
  return { status, text: `${status < 500 ? '4.3.0' : '5.3.0'} simulated` };
}

function withWishes(settings: MailAccount, wishes: Details): MailAccount {
  const changed: MailAccount = { ...settings };
  for (const [name, value] of Object.entries(wishes)) {
    if (!(name in settings) || name === 'address')
      throw new WrongControl(`an account has no setting ${name}`);
    if (typeof value !== typeof settings[name as keyof MailAccount])
      throw new WrongControl(`${name} is of another kind`);
    Object.assign(changed, { [name]: value });
  }
  return changed;
}

import { simpleParser } from 'mailparser';
import { WrongControl, type SeenMessage } from '../../provider';
import type { World } from '../../world/world';
import { Account, firstAccount } from './account';
import { firstPeople, type Person } from './people';
import { deliveryReport } from './reports';
import type { Handed, Refused } from './smtp-sink';
import { writeLetter } from './letters';

/** A mail of the shop that a person has got, taken apart. */
export interface Got {
  raw: Buffer;
  account: string;
  messageId: string;
  references: string[];
  replyTo: string;
  from: string;
  subject: string;
  text: string;
  automatic: boolean;
  files: AttachedFile[];
}

export interface AttachedFile {
  name: string;
  contentType: string;
  bytes: Buffer;
}

/** Everybody's mail: what the shop sends goes to people, what they send goes into the shop's mailboxes. */
export class PostOffice {
  accounts: Account[] = [];
  people = new Map<string, Person>();
  seen: SeenMessage[] = [];
  /** The last mail of the shop, by person. */
  readonly got = new Map<string, Got>();
  /** What people have got attached, by an id for the page. */
  readonly files = new Map<string, AttachedFile>();
  #ids = 0;
  #validity: number;

  constructor(private readonly world: World) {
    // A mailbox of another life is another mailbox, also to who remembers how far they had read.
    this.#validity = Math.floor(world.clock.now() / 1000);
    this.accounts = [this.open(firstAccount(world.options.seed))];
    this.reset();
  }

  /** Mailboxes are empty again, under another UIDVALIDITY; accounts keep their settings. */
  reset(): void {
    this.accounts = this.accounts.map(({ settings }) => this.open(settings));
    this.people = new Map(firstPeople().map((person) => [person.address, person]));
    this.seen = [];
    this.got.clear();
    this.files.clear();
    this.#ids = 0;
  }

  open(settings: Account['settings']): Account {
    return new Account(settings, (this.#validity += 100));
  }

  account(address: unknown): Account {
    const found =
      address === undefined
        ? this.accounts[0]
        : this.accounts.find(({ settings }) => settings.address === address);
    if (!found) throw new WrongControl(`no account ${String(address)}`);
    return found;
  }

  person(address: unknown): Person {
    const found =
      address === undefined ? [...this.people.values()][0] : this.people.get(String(address).toLowerCase());
    if (!found) throw new WrongControl(`nobody has the address ${String(address)}`);
    return found;
  }

  /** What the sink says to `RCPT TO`. */
  recipient(address: string): Refused | null {
    if (this.accounts.some((account) => account.has(address))) return null;
    const person = this.people.get(address.toLowerCase());
    return person && person.delivery !== 'refused' ? null : { status: 550, text: '5.1.1 no such user here' };
  }

  /** Takes a mail of the shop and brings it to each recipient. */
  async take(mail: Handed): Promise<void> {
    for (const address of mail.to) {
      const account = this.accounts.find((one) => one.has(address));
      const person = this.people.get(address.toLowerCase());
      if (account) this.toShop(account, { from: mail.from, to: address, raw: mail.raw });
      else if (person) await this.#toPerson(person, mail);
    }
    this.world.changed();
  }

  /** Into the shop's mailbox, as its server puts it there. */
  toShop(account: Account, mail: { from: string; to: string; raw: Buffer }, copies = 1): number {
    const now = this.world.clock.now();
    const trace = `Return-Path: <${mail.from}>\r\nDelivered-To: ${mail.to}\r\nReceived: from simulator by simulator; ${this.date()}\r\n`;
    const raw = Buffer.concat([Buffer.from(trace), mail.raw]);
    let uid = 0;
    for (let copy = 0; copy < copies; copy++) {
      uid = account.mailbox.deliver(raw, { at: now, quietly: !account.settings.idle_pushes }).uid;
    }
    this.world.changed();
    return uid;
  }

  /** A report about the last mail to a person, to whoever is named in its envelope. */
  report(person: Person, status: string, original: { raw: Buffer; from: string }): void {
    // Nobody is told about mail with the null sender: that is what it is for.
    const account = this.accounts.find((one) => one.has(original.from));
    if (original.from === '' || !account) return;
    const raw = deliveryReport({
      from: 'buyer.example',
      to: original.from,
      recipient: person.address,
      action: status.startsWith('4') ? 'delayed' : 'failed',
      status,
      original: original.raw,
      id: this.id('buyer.example'),
      date: this.date(),
    });
    this.toShop(account, { from: '', to: original.from, raw });
  }

  show(message: Omit<SeenMessage, 'id' | 'at'>): void {
    this.seen.push({ ...message, id: `m${this.seen.length + 1}`, at: this.world.clock.now() });
  }

  id(domain: string): string {
    // Two simulators with one seed, one after the other, must not write the same mail.
    const now = this.world.clock.now().toString(36);
    return `<${(this.#ids += 1)}.${now}.${this.world.random.hex(8)}@${domain}>`;
  }

  date(): string {
    return new Date(this.world.clock.now()).toUTCString().replace('GMT', '+0000');
  }

  async #toPerson(person: Person, mail: Handed): Promise<void> {
    const got = await taken(mail);
    if (person.delivery === 'bounced') return this.report(person, '5.1.1', mail);
    this.got.set(person.address, got);
    if (person.delivery === 'delayed') this.report(person, '4.4.1', mail);
    const { subject, text, automatic, account } = got;
    const media = got.files.map((file) => this.#keep(file));
    this.show({
      account,
      user: person.address,
      from: 'account',
      kind: 'email',
      body: { subject, text, automatic, ...(media.length > 0 ? { media: media[0], files: media } : {}) },
    });
    this.#respond(person, mail, got);
  }

  #keep(file: AttachedFile): string {
    const id = this.world.random.text(24);
    this.files.set(id, file);
    return id;
  }

  /** RFC 3834: to the envelope's sender, never to a machine. A rude one answers whatever comes, to From. */
  #respond(person: Person, mail: Handed, got: Got): void {
    if (person.responder === 'none') return;
    const polite = person.responder === 'polite';
    if (polite && (got.automatic || mail.from === '')) return;
    const account = this.accounts.find((one) => one.has(polite ? mail.from : got.from));
    if (!account) return;
    const raw = writeLetter({
      headers: {
        From: person.address,
        To: got.from,
        Subject: `Auto: ${got.subject.replace(/[^\x20-\x7e]/g, '?')}`,
        Date: this.date(),
        'Message-ID': this.id('buyer.example'),
        'In-Reply-To': got.messageId,
        'Auto-Submitted': polite ? 'auto-replied' : null,
      },
      text: 'I am away until Monday.',
      html: null,
      charset: 'utf-8',
      files: [],
    });
    this.show({
      account: account.settings.address,
      user: person.address,
      from: 'user',
      kind: 'email',
      body: { responder: person.responder },
    });
    this.toShop(account, { from: polite ? '' : person.address, to: account.settings.address, raw });
  }
}

async function taken(mail: Handed): Promise<Got> {
  const parsed = await simpleParser(mail.raw);
  const from = parsed.from?.value[0]?.address ?? '';
  const submitted = String(parsed.headers.get('auto-submitted') ?? 'no');
  return {
    raw: mail.raw,
    account: from,
    messageId: parsed.messageId ?? '',
    references: [parsed.references ?? []].flat(),
    replyTo: parsed.replyTo?.value[0]?.address ?? from,
    from,
    subject: parsed.subject ?? '',
    text: (parsed.text ?? '').trim(),
    automatic: submitted !== 'no',
    files: parsed.attachments.map(({ filename, contentType, content }) => ({
      name: filename ?? 'file',
      contentType,
      bytes: content,
    })),
  };
}

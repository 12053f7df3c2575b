import { type Act, type Details, WrongControl } from '../../provider';
import { formatOf } from '../wechat/media';
import type { Account } from './account';
import { answerBody, QUOTING, word, writeLetter } from './letters';
import { DELIVERIES, oneOf, type Person, RESPONDERS } from './people';
import type { PostOffice } from './post-office';

/** A person writes to the shop; `reply`: to its last mail, as their program (`quoting`) does it. */
export function write(office: PostOffice, account: Account, act: Act): Details {
  const person = office.person(act.user);
  const last = act['reply'] === false ? undefined : office.got.get(person.address);
  const text = String(act['text'] ?? '');
  const quoted = last
    ? { from: last.from, date: office.date(), subject: last.subject, text: last.text }
    : null;
  const body = answerBody(text, oneOf(act['quoting'] ?? 'none', QUOTING, 'quoting'), quoted);
  const subject = String(
    act['subject'] ?? (last ? `Re: ${last.subject.replace(/^Re: /, '')}` : (act['begins'] ?? 'Question')),
  );
  const to = last?.replyTo ?? account.settings.address;
  const id = act['message_id'] === null ? null : String(act['message_id'] ?? office.id('buyer.example'));
  const raw = writeLetter({
    headers: {
      From: `${word(person.name)} <${person.address}>`,
      To: to,
      Subject: word(subject),
      Date: office.date(),
      'Message-ID': id,
      ...(last
        ? { 'In-Reply-To': last.messageId, References: [...last.references, last.messageId].join(' ') }
        : {}),
      ...(act['headers'] as Record<string, string> | undefined),
    },
    text: body.text,
    html: act['html'] === undefined ? body.html : String(act['html']),
    charset: oneOf(act['charset'] ?? 'utf-8', ['utf-8', 'gbk'], 'charset'),
    files: filesOf(act['files']),
  });
  office.show({
    account: account.settings.address,
    user: person.address,
    from: 'user',
    kind: 'email',
    body: { subject, text },
  });
  return deliver(office, { account, person, to, raw, copies: Number(act['copies'] ?? 1), id });
}

/** What the page's phone sends, as a mail: its text, or a file, quoting what it answers. */
export function fromPhone(act: Act): Act {
  const name = String(act['file_name'] ?? 'file');
  const bytes = Buffer.from(String(act['base64'] ?? ''), 'base64');
  const content_type = formatOf(bytes) ?? 'application/octet-stream';
  const files = bytes.length > 0 ? [{ name, content_type, base64: act['base64'] }] : undefined;
  // A mail that answers nothing is about its first words.
  const begins = [...String(act['text'] ?? name)].slice(0, 20).join('');
  return { quoting: 'gmail', begins, ...act, ...(files ? { text: act['text'] ?? name, files } : {}) };
}

/** Bytes as they are, for mails no program writes. */
export function inject(office: PostOffice, account: Account, act: Act): Details {
  const raw = Buffer.from(String(act['raw'] ?? ''), 'base64');
  if (raw.length === 0) throw new WrongControl('raw is the mail in base64');
  const person = office.person(act.user);
  return deliver(office, {
    account,
    person,
    to: account.settings.address,
    raw,
    copies: Number(act['copies'] ?? 1),
    id: null,
  });
}

/** A server reports on the last mail to a person: `status` 5.1.1, 4.4.1… */
export function report(office: PostOffice, _account: Account, act: Act): Details {
  const person = office.person(act.user);
  const last = office.got.get(person.address);
  if (!last) throw new WrongControl(`${person.address} has got no mail yet`);
  office.report(person, String(act['status'] ?? '5.1.1'), { raw: last.raw, from: last.from });
  return {};
}

/** Adds or changes a person: `name`, `responder`, `delivery`. */
export function meet(office: PostOffice, _account: Account, act: Act): Details {
  const address = String(act.user ?? '').toLowerCase();
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(address)) throw new WrongControl('user is a mail address');
  const known = office.people.get(address);
  const person: Person = {
    address,
    name: String(act['name'] ?? known?.name ?? address),
    responder: oneOf(act['responder'] ?? known?.responder ?? 'none', RESPONDERS, 'responder'),
    delivery: oneOf(act['delivery'] ?? known?.delivery ?? 'ok', DELIVERIES, 'delivery'),
  };
  office.people.set(address, person);
  return { ...person };
}

interface Delivered {
  account: Account;
  person: Person;
  to: string;
  raw: Buffer;
  copies: number;
  id: string | null;
}

function deliver(office: PostOffice, { account, person, to, raw, copies, id }: Delivered): Details {
  const uid = office.toShop(account, { from: person.address, to, raw }, Math.max(1, copies));
  return { uid, message_id: id, to };
}

function filesOf(wish: unknown): { name: string; contentType: string; bytes: Buffer }[] {
  if (wish === undefined) return [];
  if (!Array.isArray(wish)) throw new WrongControl('files is a list of {name, content_type, base64}');
  return wish.map((file: Record<string, unknown>) => ({
    name: String(file['name'] ?? 'file'),
    contentType: String(file['content_type'] ?? 'application/octet-stream'),
    bytes: Buffer.from(String(file['base64'] ?? ''), 'base64'),
  }));
}

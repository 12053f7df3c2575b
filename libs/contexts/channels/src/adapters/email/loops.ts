import { addressesIn, type MailHeaders, messageIdsIn } from './mail-headers';
import { tokenOfMessageId } from './threading';

/** Who we are on this mailbox: its address and aliases, in small letters. */
export interface OwnAddresses {
  addresses: readonly string[];
}

/** Names that no person writes from. */
const MACHINE = /(^|[+\-_.])(mailer-daemon|postmaster|(do[-_.]?)?not?[-_.]?reply)($|[+\-_.])/;

/** Domains whose Message-IDs come from millions of people: there only the form of ours counts. */
const SHARED_DOMAINS = new Set(
  (
    'qq.com foxmail.com vip.qq.com 163.com 126.com yeah.net 139.com 189.cn sina.com sina.cn sohu.com aliyun.com ' +
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com icloud.com me.com yahoo.com gmx.com gmx.de ' +
    'web.de mail.ru yandex.ru proton.me protonmail.com naver.com'
  ).split(' '),
);

/**
 * Why a mail was written by a machine; null when a person may have written it. Machines' mail is shown, but starts no
 * automation, is not answered automatically and reopens nothing (channels.md 4.7, RFC 3834).
 */
export function automaticReason(headers: MailHeaders, from: string, own: OwnAddresses): string | null {
  const value = (name: string) => headers.all(name).join(',').toLowerCase();
  const submitted = headers.all('auto-submitted').map((one) => one.split(/[;(]/)[0]!.trim().toLowerCase());
  if (submitted.some((one) => one !== '' && one !== 'no')) return 'auto-submitted';
  if (/\b(bulk|list|junk|auto_reply)\b/.test(value('precedence'))) return 'precedence';
  if (headers.has('list-id') || headers.has('list-unsubscribe')) return 'list';
  if (/\b(all|oof|autoreply)\b/.test(value('x-auto-response-suppress'))) return 'x-auto-response-suppress';
  if (headers.has('x-autoreply') || headers.has('x-autorespond')) return 'x-autoreply';
  if (headers.all('x-loop').flatMap(addressesIn).some(isOwn(own))) return 'x-loop';
  if (isNullSender(headers)) return 'null-sender';
  if (MACHINE.test(from.slice(0, from.lastIndexOf('@')))) return 'machine-sender';
  if (isOwn(own)(from)) return 'own-address';
  if (hasOwnDomain(headers, own)) return 'own-message-id';
  return null;
}

/** Whether nobody is to be told when it cannot be delivered: the envelope's sender was `<>`. */
export function isNullSender(headers: MailHeaders): boolean {
  return headers.has('return-path') && /^<\s*>$/.test(headers.first('return-path').trim());
}

/** Whether an address is one of ours, with or without a plus part. */
export function isOwn(own: OwnAddresses): (address: string) => boolean {
  const known = new Set(own.addresses.map((one) => one.toLowerCase()));
  return (address) => known.has(address.toLowerCase()) || known.has(withoutPlus(address.toLowerCase()));
}

function hasOwnDomain(headers: MailHeaders, own: OwnAddresses): boolean {
  const domains = new Set(own.addresses.map(domainOf));
  return messageIdsIn(headers.first('message-id')).some((id) => {
    const domain = domainOf(id.slice(1, -1));
    return domains.has(domain) && (!SHARED_DOMAINS.has(domain) || tokenOfMessageId(id) !== null);
  });
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

function withoutPlus(address: string): string {
  const at = address.lastIndexOf('@');
  const plus = address.indexOf('+');
  return plus > 0 && plus < at ? address.slice(0, plus) + address.slice(at) : address;
}

export const STORM_MESSAGES = 5;
export const STORM_MS = 10 * 60_000;
export const ANSWERED_ONCE_MS = 24 * 3_600_000;

/**
 * Whether a mail may get an automatic answer. `recent` are the times this sender's mails came into this conversation,
 * the one in hand among them; `answeredAt` when this sender last got an automatic answer.
 */
export function mayAnswerAutomatically(
  mail: { automatic: boolean; recent: readonly Date[]; answeredAt: Date | null },
  now: Date,
): boolean {
  if (mail.automatic) return false;
  if (mail.answeredAt && now.getTime() - mail.answeredAt.getTime() < ANSWERED_ONCE_MS) return false;
  return mail.recent.filter((at) => now.getTime() - at.getTime() < STORM_MS).length <= STORM_MESSAGES;
}

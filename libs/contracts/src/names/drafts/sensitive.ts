import type { DraftFinding, SensitiveKind } from '../words';
import { isCardNumber, isIdentityNumber, isOldIdentityNumber } from './sensitive-numbers';

const WHY: Record<SensitiveKind, string> = {
  'card-number': 'The number of a bank card.',
  'identity-number': 'The number of an identity card.',
  phone: 'A phone number.',
  email: 'An e-mail address.',
  password: 'A password or a code.',
};

interface Found {
  kind: SensitiveKind;
  from: number;
  to: number;
}

/** Full-width letters, digits and signs as half-width ones, unit for unit, so that places stay the same. */
function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000\u00a0]/g, (unit) =>
    unit === '\u3000' || unit === '\u00a0' ? ' ' : String.fromCharCode(unit.charCodeAt(0) - 0xfee0),
  );
}

// Runs of digits as people group them; what they are is decided by their digits, not by the pattern.
const DIGITS = /(?<![\dA-Za-z_/])\d(?:[ \-.·—–]{0,2}\d){9,40}[Xx]?(?![\dA-Za-z_])/g;
/** A number behind one of these names an order, a parcel or an amount, unless a card or a person is named later. */
const THING =
  /订单|單號|单号|訂單|运单|運單|物流|快递|快遞|编号|編號|流水|条码|條碼|sku|order|tracking|parcel|shipment|invoice|waybill|serial|imei/gi;
const PERSON =
  /卡号|卡號|银行卡|銀行卡|信用卡|储蓄卡|账号|賬號|身份证|身份證|证件|手机|手機|电话|電話|\bcard\b|\bid (?:no|number|card)|phone|mobile|\btel\b|call/gi;
const CONTEXT = 24;

/** Personal data and secrets in a text, in its order, none overlapping. */
export function findSensitive(text: string): DraftFinding[] {
  const half = halfWidth(text);
  const found: Found[] = [];
  // What is surer comes first: a labelled secret may look like anything.
  for (const find of [passwords, emails, numbers, internationalPhones, phones])
    for (const one of find(half)) if (isFree(found, one)) found.push(one);
  return found
    .sort((a, b) => a.from - b.from)
    .map(({ kind, from, to }) => ({
      kind,
      word: text.slice(from, to),
      from,
      to,
      level: 'mask' as const,
      why: WHY[kind],
    }));
}

function isFree(found: readonly Found[], one: Found): boolean {
  return !found.some((other) => one.from < other.to && other.from < one.to);
}

function* numbers(half: string): Generator<Found> {
  for (const match of half.matchAll(DIGITS)) {
    const groups = groupsOf(match[0], match.index);
    const named = nameBefore(half, match.index);
    for (let first = 0; first < groups.length;) {
      const taken = numberAt(groups, first, named);
      if (!taken) {
        first += 1;
        continue;
      }
      yield { kind: taken.kind, from: groups[first]!.from, to: groups[taken.last]!.to };
      first = taken.last + 1;
    }
  }
}

interface Group {
  digits: string;
  from: number;
  to: number;
}

function groupsOf(run: string, at: number): Group[] {
  return [...run.matchAll(/\d+[Xx]?/g)].map((match) => ({
    digits: match[0],
    from: at + match.index,
    to: at + match.index + match[0].length,
  }));
}

type Named = 'thing' | 'person' | null;

// The longest number that begins with a group; people write cards in fours, identity numbers as 6-8-4.
function numberAt(
  groups: readonly Group[],
  first: number,
  named: Named,
): { kind: SensitiveKind; last: number } | null {
  for (let last = Math.min(groups.length - 1, first + 5); last >= first; last -= 1) {
    const parts = groups.slice(first, last + 1).map(({ digits }) => digits);
    const signs = parts.join('');
    if (parts.length > 1 && parts.slice(0, -1).some((part) => part.length < 3)) continue;
    if (isIdentityNumber(signs)) return { kind: 'identity-number', last };
    if (named === 'person' && parts.length === 1 && isOldIdentityNumber(signs) && !isCardNumber(signs))
      return { kind: 'identity-number', last };
    const inFours = parts.length === 1 || parts.slice(0, -1).every((part) => part.length >= 4);
    if (named !== 'thing' && inFours && isCardNumber(signs)) return { kind: 'card-number', last };
  }
  return null;
}

/** What the words just before a number say it is: the last one counts. */
function nameBefore(half: string, at: number): Named {
  const before = half
    .slice(Math.max(0, at - CONTEXT), at)
    .split(/[\n。；;!！?？]/)
    .at(-1)!;
  const lastOf = (pattern: RegExp) => [...before.matchAll(pattern)].at(-1)?.index ?? -1;
  const thing = lastOf(THING);
  const person = lastOf(PERSON);
  if (thing < 0 && person < 0) return null;
  return thing > person ? 'thing' : 'person';
}

const MOBILE = /(?<![\dA-Za-z_.])(?:(?:\+|00)?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?![\dA-Za-z_])(?!\.\d)/g;
const LANDLINE = /(?<![\dA-Za-z_.-])(?:\(0\d{2,3}\) ?|0\d{2,3}[ -])\d{7,8}(?![\dA-Za-z_-])/g;
const AMERICAN = /(?<![\dA-Za-z_.-])(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}(?![\dA-Za-z_-])/g;
const INTERNATIONAL = /(?<![\dA-Za-z_+])\+[1-9]\d{0,2}(?:[ \-.]?\(?\d{1,4}\)?){2,6}(?![\dA-Za-z_])/g;
// Service numbers are everybody's.
const HOTLINE = /^(?:400|800|95|12)/;

function* internationalPhones(half: string): Generator<Found> {
  for (const { 0: said, index } of half.matchAll(INTERNATIONAL)) {
    const digits = said.replace(/\D/g, '').length;
    if (digits >= 8 && digits <= 15) yield { kind: 'phone', from: index, to: index + said.length };
  }
}

function* phones(half: string): Generator<Found> {
  for (const { 0: said, index } of half.matchAll(MOBILE))
    if (nameBefore(half, index) !== 'thing' || said.startsWith('+'))
      yield { kind: 'phone', from: index, to: index + said.length };
  for (const pattern of [LANDLINE, AMERICAN])
    for (const { 0: said, index } of half.matchAll(pattern))
      if (!HOTLINE.test(said) && nameBefore(half, index) !== 'thing')
        yield { kind: 'phone', from: index, to: index + said.length };
}

// Two addresses written together count as one.
const EMAIL =
  /(?<![A-Za-z0-9._%+*@-])[A-Za-z0-9_%+-][A-Za-z0-9._%+-]{0,63}(?:@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24})+(?![A-Za-z0-9])/g;

function* emails(half: string): Generator<Found> {
  for (const { 0: said, index } of half.matchAll(EMAIL))
    yield { kind: 'email', from: index, to: index + said.length };
}

const LABELLED =
  /(密码|密碼|口令|验证码|驗證碼|校验码|动态码|passwords?|passcode|passwd|\bpwd|\bpin(?: code)?|verification code|one-time code|\botp|cvv2?|\bcvc|安全码)(\s*(?:是|为|為|:|=|\bis\b)\s*|\s{0,3})["'“‘「]?([!-~]{3,64})/gi;

function* passwords(half: string): Generator<Found> {
  for (const match of half.matchAll(LABELLED)) {
    const [whole, , link, token] = match as unknown as [string, string, string, string];
    const secret = token.replace(/[.,;!?:)\]"'”’」]+$/, '');
    if (!isSecret(secret, link.trim())) continue;
    const from = match.index + whole.length - token.length;
    yield { kind: 'password', from, to: from + secret.length };
  }
}

// Without a sign between, "password reset" and "密码8位" name something else.
function isSecret(secret: string, link: string): boolean {
  if (!/[A-Za-z0-9]/.test(secret) || /[*]{2}|https?:|^\{\{/.test(secret)) return false;
  const hasDigit = /\d/.test(secret);
  if (/^(?:是|为|為)$/.test(link)) return secret.length >= 4;
  if (/^[:=]$/.test(link)) return secret.length >= 3 && (hasDigit || secret.length >= 6);
  if (/^is$/i.test(link)) return hasDigit && secret.length >= 3;
  return hasDigit && secret.length >= (/[A-Za-z]/.test(secret) ? 6 : 4) && !/^(?:19|20)\d\d$/.test(secret);
}

/** How a found piece is written for readers outside: as long as it was, with as much left as tells it apart. */
export function stars(kind: SensitiveKind, piece: string): string {
  const cover = (from: number, to: number) => {
    let seen = 0;
    const total = piece.replace(/[^\p{L}\p{N}]/gu, '').length;
    return piece.replace(/[\p{L}\p{N}]/gu, (sign) => {
      seen += 1;
      return seen <= from || seen > total - to ? sign : '*'.repeat(sign.length);
    });
  };
  switch (kind) {
    case 'card-number':
      return cover(0, 4);
    case 'identity-number':
      return cover(3, 2);
    case 'phone':
      return cover(3, 4).includes('*') ? cover(3, 4) : cover(0, 2);
    case 'email': {
      const at = Math.max(piece.lastIndexOf('@'), piece.lastIndexOf('＠'));
      const first = at > 1 ? piece[0]! : '*';
      return first + piece.slice(1, at).replace(/[^@＠]/g, '*') + piece.slice(at);
    }
    case 'password':
      return '*'.repeat(piece.length);
  }
}

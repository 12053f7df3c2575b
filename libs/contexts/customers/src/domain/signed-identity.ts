import { codePoints, LIMITS, Refusal, TIERS, type Tier } from '@yingda/contracts/names';
import { emailOf, phoneOf } from './contact';
import type { CustomerFacts } from './customer';
import { storable } from './storable';

/** HMAC-SHA256 of a text, base64url. */
export type Hmac = (secret: string, text: string) => string;

/** What the shop signed of its customer. */
export interface IdentityClaims {
  sub: string;
  expiresAt: Date;
  facts: CustomerFacts;
}

/** Clocks of shop and server may differ by this much. */
const CLOCK_SKEW_MS = 60_000;
const LONGEST_SUB = 80;
const MOST_ATTRIBUTES = 40;

/**
 * Reads an identity signed by the shop: a JWT, HS256 with one of the inbox's secrets, with `sub` and `exp`. Claims that
 * are not as they should be (an unknown tier, a broken e-mail address) are left out; they must not keep anyone from chatting.
 *
 * @throws Refusal identity-invalid
 */
export function verifyIdentity(
  token: string,
  keys: { secrets: string[]; hmac: Hmac },
  now: Date,
): IdentityClaims {
  const [header, body, signature, ...rest] = token.split('.');
  if (!header || !body || !signature || rest.length > 0) throw invalid('It is not a signed JWT.');
  if (json(header)?.['alg'] !== 'HS256') throw invalid('It must be signed with HS256.');
  const signed = `${header}.${body}`;
  const expected = keys.secrets.filter(Boolean).map((secret) => keys.hmac(secret, signed));
  // All are compared, so that the time does not tell which.
  if (expected.filter((mac) => equal(mac, signature)).length === 0) {
    throw invalid('Its signature was not made with this inbox’s secret.');
  }
  const claims = json(body);
  if (!claims) throw invalid('Its claims are not JSON.');
  return claimsFrom(claims, now);
}

function claimsFrom(claims: Record<string, unknown>, now: Date): IdentityClaims {
  const { sub, exp, nbf } = claims;
  const id = typeof sub === 'number' ? String(sub) : sub;
  if (typeof id !== 'string' || !id.trim() || id.length > LONGEST_SUB) {
    throw invalid(`"sub" must be the customer's id, of at most ${LONGEST_SUB} characters.`);
  }
  if (typeof exp !== 'number' || !Number.isFinite(exp)) throw invalid('"exp" is required, in seconds.');
  const expiresAt = new Date(exp * 1_000);
  if (expiresAt.getTime() + CLOCK_SKEW_MS <= now.getTime()) throw invalid('It has expired; sign a new one.');
  if (typeof nbf === 'number' && nbf * 1_000 - CLOCK_SKEW_MS > now.getTime())
    throw invalid('It is not valid yet.');
  return { sub: id.trim(), expiresAt, facts: factsFrom(claims) };
}

function factsFrom(claims: Record<string, unknown>): CustomerFacts {
  const { name, email, phone, tier, attributes } = claims;
  const said: CustomerFacts = {
    name:
      typeof name === 'string'
        ? [...name.trim()].slice(0, LIMITS.nameCodePoints).join('') || undefined
        : undefined,
    email: typeof email === 'string' ? (emailOf(email) ?? undefined) : undefined,
    phone: typeof phone === 'string' ? (phoneOf(phone) ?? undefined) : undefined,
    tier: TIERS.includes(tier as Tier) ? (tier as Tier) : undefined,
    attributes: attributesFrom(attributes),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

function attributesFrom(said: unknown): Record<string, string> | undefined {
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return undefined;
  const fit = Object.entries(said)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(([key, value]) => [storable(key), String(value)] as const)
    .filter(([key, value]) => key.length <= 64 && codePoints(value) <= 1_000)
    .slice(0, MOST_ATTRIBUTES);
  return Object.fromEntries(fit);
}

/** Signs an identity as a shop's server does; for demo and tests. `exp` in seconds. */
export function signIdentity(
  claims: { sub: string; exp: number } & Record<string, unknown>,
  key: { secret: string; hmac: Hmac },
): string {
  const signed = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${key.hmac(key.secret, signed)}`;
}

// Texts that could not be kept would otherwise keep a shopper from chatting.
const cleaned = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? storable(value) : value;

function json(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'), cleaned);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function equal(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let i = 0; i < one.length; i++) difference |= one.charCodeAt(i) ^ other.charCodeAt(i);
  return difference === 0;
}

function invalid(why: string): Refusal {
  return new Refusal('identity-invalid', `The identity cannot be used. ${why}`);
}

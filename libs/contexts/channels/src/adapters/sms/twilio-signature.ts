import { createHash, createHmac } from 'node:crypto';
import type { Values } from '../adapter';
import { oneValue, sameText } from '../signatures';

/** Parameters of a form in the order they came, each with all its values. */
export type FormValues = ReadonlyMap<string, readonly string[]>;

/** What a form holds; broken percent signs stay as they are, as Twilio's own parsers have it. */
export function parseForm(body: Buffer): FormValues {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(body.toString('utf8'))) {
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  return values;
}

/** Base64 of HMAC-SHA1 over the address and every parameter in the order of names; a repeated one once a value. */
export function twilioSignature(signed: { token: string; url: string; form: FormValues }): string {
  const hmac = createHmac('sha1', signed.token).update(signed.url);
  for (const [name, value] of signedPairs(signed.form)) hmac.update(name).update(value);
  return hmac.digest('base64');
}

/**
 * The form as it was signed: order and encoding of a form are not, so whoever repeats it in another one has said nothing
 * new.
 */
export function signedForm(body: Buffer): Buffer {
  return Buffer.from(new URLSearchParams(signedPairs(parseForm(body))).toString());
}

function signedPairs(form: FormValues): [string, string][] {
  return [...form.keys()]
    .sort()
    .flatMap((name) => [...new Set(form.get(name))].sort().map((value): [string, string] => [name, value]));
}

/** A request to be judged: `url` is the address Twilio was given, never what the Host header says. */
export interface TwilioRequest {
  url: string;
  query: Values;
  body: Buffer;
  signature: string;
  isJson: boolean;
}

/** Whether Twilio signed this request under one of the tokens in use. Never throws. */
export function isFromTwilio(request: TwilioRequest, tokens: readonly string[]): boolean {
  const { query, body, signature, isJson } = request;
  if (isJson && !isBodyHash(oneValue(query, 'bodySHA256'), body)) return false;
  const form: FormValues = isJson ? new Map() : parseForm(body);
  let matches = false;
  for (const token of tokens) {
    for (const url of addressesOf(request.url, query)) {
      if (sameText(signature, twilioSignature({ token, url, form }))) matches = true;
    }
  }
  return matches;
}

function isBodyHash(given: string | null, body: Buffer): boolean {
  if (given === null) return false;
  return sameText(given.toLowerCase(), createHash('sha256').update(body).digest('hex'));
}

/**
 * The address as Twilio may have written it: with and without the port, and with each usual way of encoding the query,
 * because only its decoded values reach us.
 */
function addressesOf(hookUrl: string, query: Values): Set<string> {
  const [address = '', written] = hookUrl.split('#', 1)[0]?.split(/\?(.*)/s) ?? [];
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : (value ?? [])).map((one): [string, string] => [name, one]),
  );
  const join = (encode: (text: string) => string) =>
    pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  const queries = new Set([
    join(encodeURIComponent),
    new URLSearchParams(pairs).toString(),
    join((text) => text),
    ...(written === undefined ? [] : [written]),
  ]);
  const found = new Set<string>();
  for (const one of withAndWithoutPort(address)) {
    for (const search of queries) found.add(search === '' ? one : `${one}?${search}`);
  }
  return found;
}

function withAndWithoutPort(address: string): string[] {
  const parts = /^(https?:)\/\/(\[[^\]]*\]|[^/:]*)(?::(\d+))?(.*)$/is.exec(address);
  if (!parts) return [address];
  const [, scheme = '', host = '', port, rest = ''] = parts;
  const usual = scheme.toLowerCase() === 'https:' ? '443' : '80';
  return [`${scheme}//${host}${rest}`, `${scheme}//${host}:${port ?? usual}${rest}`];
}

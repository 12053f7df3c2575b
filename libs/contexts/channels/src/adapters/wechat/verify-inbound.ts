import type { Values, Verdict, VerifyInbound } from '../adapter';
import { oneValue } from '../signatures';
import { keysOf, type Settings, textOf } from '../settings';
import { field, fieldsOf } from './body';
import { accepted, answered, eventOf, refused, signedParts, unsealed } from './push';
import { isSigned, type PushKeys } from './secure-mode';

/**
 * Pushes of official accounts and mini programs (channels.md 1.1, 1.2, 1.5): the handshake, plain bodies, and encrypted
 * ones. In compatible mode a body has both, and only what was encrypted counts: the signature does not cover the rest.
 */
export const verifyInbound: VerifyInbound = (rawBody, _headers, query, settings, now) => {
  const keys = keysFor(settings);
  const echo = oneValue(query, 'echostr');
  if (echo !== null && rawBody.length === 0) {
    return signedPlainly(query, { keys, now })
      ? { kind: 'handshake', answer: answered(echo) }
      : refused('handshake');
  }
  // Before a megabyte is parsed for somebody who did not even sign.
  if (!signedParts(query, now)) return refused('timestamp or nonce');
  const fields = fieldsOf(rawBody);
  if (!fields) return refused('neither XML nor JSON');
  const sealed = field(fields, 'Encrypt');
  const mayBePlain = textOf(settings, 'mode') === 'plain';
  // Somebody who has just switched on encryption at the provider is understood before the setting follows.
  if (mayBePlain && (sealed === '' || keys.aesKeys.length === 0)) {
    return signedPlainly(query, { keys, now }) ? stored(rawBody) : refused('signature');
  }
  const opened = unsealed(sealed, { query, now }, keys);
  return opened ? stored(opened) : refused('encrypted message');
};

/** The keys of an account as its form has them. */
export function keysFor(settings: Settings): PushKeys {
  return {
    tokens: keysOf(settings, 'token'),
    aesKeys: keysOf(settings, 'encodingAesKey'),
    receiveId: textOf(settings, 'appId'),
  };
}

function signedPlainly(query: Values, { keys, now }: { keys: PushKeys; now: Date }): boolean {
  const parts = signedParts(query, now);
  const signature = oneValue(query, 'signature');
  return (
    parts !== null && signature !== null && isSigned(signature, [parts.timestamp, parts.nonce], keys.tokens)
  );
}

function stored(raw: Buffer): Verdict {
  const event = eventOf(raw);
  return event ? accepted([event]) : refused('not a push');
}

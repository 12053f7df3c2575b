import { XMLParser } from 'fast-xml-parser';
import type { Answer } from '../../world/send-request';
import type { AccountSettings } from './account';
import { aesKey, decrypt, signature } from './crypto';

/** What the product answered to a push. */
export type PassiveReply =
  { kind: 'none' } | { kind: 'malformed'; why: string } | { kind: 'reply'; fields: Record<string, unknown> };

const TYPES = ['text', 'image', 'voice', 'video', 'music', 'news', 'transfer_customer_service'];
const parser = new XMLParser({ parseTagValue: false, trimValues: true, processEntities: false });

const malformed = (why: string): PassiveReply => ({ kind: 'malformed', why });

/** Reads an answer as WeChat does: `success`, nothing, or a message in the account's own form. */
export function readPassiveReply(
  answer: Answer,
  asked: { settings: AccountSettings; openid: string; message: boolean },
): PassiveReply {
  const text = answer.body.toString('utf8').trim();
  if (text === '' || text === 'success') return { kind: 'none' };
  const { settings } = asked;
  const outer = parsed(text, settings);
  if (!outer) return malformed(`not ${settings.format}`);
  let fields = outer;
  if (outer['Encrypt'] !== undefined) {
    const opened = open(outer, settings);
    if (!opened) return malformed('cannot be decrypted');
    fields = opened;
  } else if (settings.mode === 'secure') return malformed('not encrypted');
  return check(fields, asked);
}

function parsed(text: string, settings: AccountSettings): Record<string, unknown> | null {
  try {
    if (settings.format === 'json') return objectOf(JSON.parse(text));
    if (/<!DOCTYPE|<!ENTITY/i.test(text) || !text.startsWith('<xml>')) return null;
    return objectOf((parser.parse(text, true) as { xml?: unknown }).xml);
  } catch {
    return null;
  }
}

function objectOf(value: unknown): Record<string, unknown> | null {
  return value && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

function open(outer: Record<string, unknown>, settings: AccountSettings): Record<string, unknown> | null {
  const { Encrypt, MsgSignature, TimeStamp, Nonce } = outer;
  const encrypted = String(Encrypt);
  const signed = signature([settings.token, String(TimeStamp), String(Nonce), encrypted]);
  if (signed !== String(MsgSignature)) return null;
  const opened = decrypt(aesKey(settings.encoding_aes_key), encrypted);
  return opened && opened.receiveId === settings.app_id ? parsed(opened.text, settings) : null;
}

function check(
  fields: Record<string, unknown>,
  { settings, openid, message }: { settings: AccountSettings; openid: string; message: boolean },
): PassiveReply {
  const type = String(fields['MsgType'] ?? '');
  if (!TYPES.includes(type)) return malformed(`MsgType "${type}"`);
  if (fields['ToUserName'] !== openid) return malformed('ToUserName is not the one who wrote');
  if (fields['FromUserName'] !== settings.original_id) return malformed('FromUserName is not the account');
  if (!/^\d+$/.test(String(fields['CreateTime'] ?? ''))) return malformed('CreateTime is no number');
  if (type === 'text' && !fields['Content']) return malformed('Content is empty');
  if (type === 'news') {
    const most = message ? 1 : 8;
    const count = articlesOf(fields).length;
    if (count < 1 || count > most || count !== Number(fields['ArticleCount']))
      return malformed(`${count} articles, at most ${most}`);
  }
  return { kind: 'reply', fields };
}

/** The articles of a news reply, whatever their number. */
export function articlesOf(fields: Record<string, unknown>): Record<string, unknown>[] {
  const item = (fields['Articles'] as { item?: unknown } | undefined)?.item ?? fields['Articles'] ?? [];
  return (Array.isArray(item) ? item : [item]) as Record<string, unknown>[];
}

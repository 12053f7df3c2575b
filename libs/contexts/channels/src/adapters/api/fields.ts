import type { Capabilities } from '../adapter';
import { limitField, typingField, typingOf } from '../limit-field';
import { numberOf, type SettingField, type Settings } from '../settings';
import { SECRET_PATTERN } from '../standard-webhooks';

/**
 * A payload stays below 20 kB. Written as JSON a text may become twice as long (quotes, line ends), so a piece has less
 * than half of it.
 */
export const LIMITS = { textBytes: 9_000, payloadBytes: 20_000, timeoutSeconds: 15 } as const;

/** The guided form of an API account. */
export const fields: readonly SettingField[] = [
  {
    name: 'signingSecret',
    kind: 'secret',
    required: true,
    rotates: true,
    label: { zh: '签名密钥', en: 'Signing secret' },
    hint: {
      zh: '双方都按 Standard Webhooks 用它签名：whsec_ 加 Base64 的 24–64 个随机字节。更换期间新旧密钥同时有效。',
      en: 'Both sides sign with it as Standard Webhooks says: whsec_ and Base64 of 24–64 random bytes. While it is changed, both are valid.',
    },
    pattern: {
      source: SECRET_PATTERN,
      zh: 'whsec_ 加 Base64（24–64 字节）',
      en: 'whsec_ and Base64 of 24–64 bytes',
    },
  },
  {
    name: 'webhookUrl',
    kind: 'url',
    required: false,
    label: { zh: '接收我方消息的地址', en: 'Where our messages go' },
    hint: {
      zh: '客服的回复会 POST 到这里；必须是 https。不填则只能接收。',
      en: 'Replies are POSTed here; https only. Without it messages can only come in.',
    },
    pattern: {
      source: '^(https://|http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d+)?(/|$))',
      zh: '必须以 https:// 开头（本机除外）',
      en: 'It must begin with https:// (except on this machine)',
    },
  },
  limitField('textBytes', LIMITS.textBytes, { zh: '单条文字上限（字节）', en: 'Longest text (bytes)' }),
  limitField('timeoutSeconds', LIMITS.timeoutSeconds, {
    zh: '等待回答（秒）',
    en: 'Seconds to wait for an answer',
  }),
  typingField,
];

/** Everything is carried; the other side knows our ids, so nothing is doubled. */
export function capabilities(settings: Settings): Capabilities {
  return {
    text: { most: numberOf(settings, 'textBytes', LIMITS.textBytes), unit: 'bytes' },
    captionMost: 4_000,
    quotes: true,
    carries: ['text', 'image', 'file', 'voice', 'video', 'product-card', 'link', 'location'],
    menus: [
      {
        most: 20,
        label: { most: 320, unit: 'bytes' },
        text: { most: numberOf(settings, 'textBytes', LIMITS.textBytes), unit: 'bytes' },
      },
    ],
    fileBytes: {},
    windows: {},
    fallbacks: [],
    receipts: 'read',
    ...typingOf(settings, 10_000),
    changes: ['edit', 'recall'],
    idempotent: true,
  };
}

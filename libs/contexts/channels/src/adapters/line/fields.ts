import type { Capabilities } from '../adapter';
import { addressField, errorClassesField, limitField, typingField, typingOf } from '../limit-field';
import { numberOf, type SettingField, type Settings } from '../settings';

const megabyte = 1024 * 1024;

/** What LINE allows today; each is a setting. */
export const LIMITS = {
  textMost: 5000,
  imageBytes: 10 * megabyte,
  mediaBytes: 200 * megabyte,
  quickReplyMost: 13,
  quickReplyLabelMost: 20,
  replySeconds: 50,
  typingSeconds: 20,
} as const;

export const STICKERS = 'https://stickershop.line-scdn.net/stickershop/v1/sticker/{id}/android/sticker.png';

export const fields: readonly SettingField[] = [
  {
    name: 'channelSecret',
    kind: 'secret',
    required: true,
    rotates: true,
    label: { zh: 'Channel secret', en: 'Channel secret' },
    hint: {
      zh: 'LINE Developers → 你的频道 → Basic settings → Channel secret。',
      en: 'LINE Developers → your channel → Basic settings → Channel secret.',
    },
  },
  {
    name: 'accessToken',
    kind: 'secret',
    required: true,
    label: { zh: 'Channel access token', en: 'Channel access token' },
    hint: {
      zh: '同一频道 → Messaging API → Channel access token (long-lived) → Issue。',
      en: 'Same channel → Messaging API → Channel access token (long-lived) → Issue.',
    },
  },
  {
    name: 'useReplyToken',
    kind: 'flag',
    required: false,
    label: { zh: '尽量使用免费回复', en: 'Answer free of charge where possible' },
    hint: {
      zh: '客户刚发来消息时用回复令牌（不占月度额度），之后才用推送。',
      en: 'Right after a customer wrote, the reply token is used, which costs no quota; later a push.',
    },
    default: true,
  },
  {
    name: 'showAgentName',
    kind: 'flag',
    required: false,
    label: { zh: '显示客服名称', en: "Show the agent's name" },
    default: true,
  },
  {
    name: 'markRead',
    kind: 'flag',
    required: false,
    label: { zh: '收到即标为已读', en: 'Mark messages as read when they arrive' },
    default: false,
  },
  addressField('apiBase', 'https://api.line.me', { zh: '接口地址', en: 'API address' }),
  addressField('dataBase', 'https://api-data.line.me', { zh: '文件接口地址', en: 'Address of files' }),
  {
    name: 'stickerAddress',
    kind: 'text',
    required: false,
    advanced: true,
    label: { zh: '贴图图片地址', en: 'Address of sticker pictures' },
    default: STICKERS,
  },
  limitField('textMost', LIMITS.textMost, {
    zh: '单条文字上限（UTF-16）',
    en: 'Longest text (UTF-16 units)',
  }),
  limitField('imageBytes', LIMITS.imageBytes, { zh: '图片大小上限（字节）', en: 'Largest picture (bytes)' }),
  limitField('mediaBytes', LIMITS.mediaBytes, { zh: '语音大小上限（字节）', en: 'Largest audio (bytes)' }),
  limitField('quickReplyMost', LIMITS.quickReplyMost, { zh: '快捷回复数上限', en: 'Most quick replies' }),
  limitField('quickReplyLabelMost', LIMITS.quickReplyLabelMost, {
    zh: '快捷回复文字上限',
    en: 'Longest quick reply',
  }),
  limitField('replySeconds', LIMITS.replySeconds, {
    zh: '回复令牌有效秒数',
    en: 'Seconds a reply token is used',
  }),
  limitField('typingSeconds', LIMITS.typingSeconds, {
    zh: '输入动画秒数（5 的倍数）',
    en: 'Seconds of the typing dots (in fives)',
  }),
  typingField,
  errorClassesField,
];

/** A limit as it is set. */
export function limit(settings: Settings, name: keyof typeof LIMITS): number {
  return numberOf(settings, name, LIMITS[name]);
}

/** No window; a monthly quota of the whole account, which its refusal tells. Films need a preview and become links. */
export function capabilities(settings: Settings): Capabilities {
  return {
    text: { most: limit(settings, 'textMost'), unit: 'utf16' },
    captionMost: 0,
    carries: ['text', 'image', 'voice', 'link', 'product-card'],
    menus: [
      {
        most: limit(settings, 'quickReplyMost'),
        label: { most: limit(settings, 'quickReplyLabelMost'), unit: 'utf16' },
        text: { most: limit(settings, 'textMost'), unit: 'utf16' },
      },
    ],
    fileBytes: { image: limit(settings, 'imageBytes'), voice: limit(settings, 'mediaBytes') },
    windows: {},
    fallbacks: [],
    receipts: 'none',
    ...typingOf(settings, limit(settings, 'typingSeconds') * 1_000),
    idempotent: true,
  };
}

import type { Capabilities } from '../adapter';
import { limitField, typingOf } from '../limit-field';
import { WHATSAPP_CODES, type MetaProduct } from '../meta/failures';
import { advancedFields, appFields } from '../meta/fields';
import { numberOf, type SettingField, type Settings, textOf } from '../settings';

const megabyte = 1024 * 1024;

/** What WhatsApp allows today; each is a setting. */
export const LIMITS = {
  textMost: 4096,
  captionMost: 1024,
  imageBytes: 5 * megabyte,
  audioBytes: 16 * megabyte,
  videoBytes: 16 * megabyte,
  documentBytes: 100 * megabyte,
  buttonMost: 3,
  listMost: 10,
  buttonTitleMost: 20,
  rowTitleMost: 24,
  menuBodyMost: 1024,
} as const;

const ids: readonly SettingField[] = [
  {
    name: 'phoneNumberId',
    kind: 'text',
    required: true,
    label: { zh: '电话号码编号', en: 'Phone number ID' },
    hint: {
      zh: '应用 → WhatsApp → API 设置 → “电话号码编号”（不是电话号码本身）。',
      en: 'Your app → WhatsApp → API setup → "Phone number ID" (not the number itself).',
    },
    pattern: { source: '^[0-9]{5,30}$', zh: '只含数字。', en: 'Digits only.' },
  },
  {
    name: 'businessAccountId',
    kind: 'text',
    required: false,
    label: { zh: 'WhatsApp Business 账号编号', en: 'WhatsApp Business account ID' },
    hint: {
      zh: '同一页上；填写后检测会顺带订阅消息，窗口关闭后也能发已审核的模板。',
      en: 'On the same page; with it the check also subscribes to messages, and approved templates can be sent when the window is closed.',
    },
    pattern: { source: '^[0-9]{5,30}$', zh: '只含数字。', en: 'Digits only.' },
  },
];

export const fields: readonly SettingField[] = [
  ...ids,
  ...appFields,
  {
    name: 'markRead',
    kind: 'flag',
    required: false,
    label: { zh: '收到即标为已读', en: 'Mark messages as read when they arrive' },
    default: false,
  },
  ...advancedFields('https://graph.facebook.com'),
  limitField('textMost', LIMITS.textMost, { zh: '单条文字上限', en: 'Longest text' }),
  limitField('captionMost', LIMITS.captionMost, { zh: '媒体说明上限', en: 'Longest caption' }),
  limitField('imageBytes', LIMITS.imageBytes, { zh: '图片大小上限（字节）', en: 'Largest picture (bytes)' }),
  limitField('audioBytes', LIMITS.audioBytes, { zh: '语音大小上限（字节）', en: 'Largest audio (bytes)' }),
  limitField('videoBytes', LIMITS.videoBytes, { zh: '视频大小上限（字节）', en: 'Largest video (bytes)' }),
  limitField('documentBytes', LIMITS.documentBytes, {
    zh: '文件大小上限（字节）',
    en: 'Largest file (bytes)',
  }),
  limitField('buttonMost', LIMITS.buttonMost, { zh: '按钮数上限', en: 'Most buttons' }),
  limitField('listMost', LIMITS.listMost, { zh: '列表项数上限', en: 'Most rows of a list' }),
  limitField('buttonTitleMost', LIMITS.buttonTitleMost, { zh: '按钮文字上限', en: 'Longest button title' }),
  limitField('rowTitleMost', LIMITS.rowTitleMost, { zh: '列表项文字上限', en: 'Longest row title' }),
  limitField('menuBodyMost', LIMITS.menuBodyMost, { zh: '菜单正文上限', en: 'Longest text above buttons' }),
];

export const product: MetaProduct = { codes: WHATSAPP_CODES, fields };

/** A limit as it is set. */
export function limit(settings: Settings, name: keyof typeof LIMITS): number {
  return numberOf(settings, name, LIMITS[name]);
}

function menuRoom(
  settings: Settings,
  most: keyof typeof LIMITS,
  label: keyof typeof LIMITS,
): NonNullable<Capabilities['menus']>[number] {
  return {
    most: limit(settings, most),
    label: { most: limit(settings, label), unit: 'code-points' },
    text: { most: limit(settings, 'menuBodyMost'), unit: 'code-points' },
  };
}

/** Free text for a day after the customer's last message; afterwards approved templates only. */
export function capabilities(settings: Settings): Capabilities {
  // The list of templates is the business account's.
  const withTemplates = textOf(settings, 'businessAccountId') !== '';
  const day = { quota: null, milliseconds: numberOf(settings, 'windowHours', 24) * 3_600_000 };
  return {
    text: { most: limit(settings, 'textMost'), unit: 'utf16' },
    captionMost: limit(settings, 'captionMost'),
    carries: ['text', 'image', 'file', 'voice', 'video', ...(withTemplates ? (['template'] as const) : [])],
    menus: [
      menuRoom(settings, 'buttonMost', 'buttonTitleMost'),
      menuRoom(settings, 'listMost', 'rowTitleMost'),
    ],
    fileBytes: {
      image: limit(settings, 'imageBytes'),
      voice: limit(settings, 'audioBytes'),
      video: limit(settings, 'videoBytes'),
      file: limit(settings, 'documentBytes'),
    },
    windows: { message: day, menu: day },
    fallbacks: [...(withTemplates ? (['template'] as const) : []), 'other-channel', 'ask-to-write'],
    receipts: 'read',
    ...typingOf(settings, 25_000),
    idempotent: false,
  };
}

import type { Capabilities } from '../adapter';
import { addressField, errorClassesField, limitField, typingField, typingOf } from '../limit-field';
import { numberOf, type SettingField, type Settings } from '../settings';

const megabyte = 1024 * 1024;

/** What Telegram allows today; each is a setting. */
export const LIMITS = {
  textMost: 4096,
  captionMost: 1024,
  photoBytes: 10 * megabyte,
  uploadBytes: 50 * megabyte,
  downloadBytes: 20 * megabyte,
} as const;

export const fields: readonly SettingField[] = [
  {
    name: 'botToken',
    kind: 'secret',
    required: true,
    label: { zh: '机器人令牌', en: 'Bot token' },
    hint: {
      zh: '在 Telegram 中向 @BotFather 发送 /newbot，复制它给出的令牌。',
      en: 'Send /newbot to @BotFather in Telegram and copy the token it gives you.',
    },
    pattern: {
      source: '^[0-9]{1,20}:[A-Za-z0-9_-]{10,100}$',
      zh: '形如 123456789:AA…，数字、冒号、字母。',
      en: 'Looks like 123456789:AA…: digits, a colon, letters.',
    },
  },
  {
    name: 'secretToken',
    kind: 'secret',
    required: true,
    rotates: true,
    label: { zh: '回调密钥', en: 'Webhook secret' },
    hint: {
      zh: '自己编一串 32 位以上的随机字母数字；检测时我们会把它交给 Telegram，之后每次回调都要带上它。',
      en: 'Make up 32 or more random letters and digits; the check hands it to Telegram, which then sends it with every call.',
    },
    pattern: {
      source: '^[A-Za-z0-9_-]{8,256}$',
      zh: '8–256 个字母、数字、_ 或 -。',
      en: '8 to 256 letters, digits, _ or -.',
    },
  },
  {
    name: 'mode',
    kind: 'choice',
    required: false,
    label: { zh: '接收方式', en: 'How messages arrive' },
    hint: {
      zh: '外网访问不到本系统时选“轮询”。',
      en: 'Choose polling when this installation cannot be reached from the internet.',
    },
    choices: [
      { value: 'webhook', zh: '回调（推荐）', en: 'Webhook (recommended)' },
      { value: 'polling', zh: '轮询', en: 'Polling' },
    ],
    default: 'webhook',
  },
  {
    name: 'takeOver',
    kind: 'flag',
    required: false,
    advanced: true,
    label: { zh: '接管其他系统的回调地址', en: 'Take over from another system' },
    hint: {
      zh: '机器人已连到别处时，检测会把它改到这里。',
      en: 'When the bot is connected elsewhere, the check moves it here.',
    },
    default: false,
  },
  addressField('apiBase', 'https://api.telegram.org', { zh: '接口地址', en: 'Bot API address' }),
  limitField('textMost', LIMITS.textMost, { zh: '单条文字上限（字符）', en: 'Longest text (characters)' }),
  limitField('captionMost', LIMITS.captionMost, { zh: '图片说明上限', en: 'Longest caption' }),
  limitField('photoBytes', LIMITS.photoBytes, { zh: '图片大小上限（字节）', en: 'Largest photo (bytes)' }),
  limitField('uploadBytes', LIMITS.uploadBytes, {
    zh: '文件大小上限（字节）',
    en: 'Largest file sent (bytes)',
  }),
  limitField('downloadBytes', LIMITS.downloadBytes, {
    zh: '接收文件大小上限（字节）',
    en: 'Largest file received (bytes)',
  }),
  typingField,
  errorClassesField,
];

/** No window and no receipts; only who has written first can be written to, and every identity here has. */
export function capabilities(settings: Settings): Capabilities {
  const upload = numberOf(settings, 'uploadBytes', LIMITS.uploadBytes);
  return {
    // Telegram counts UTF-16 units where it counts for entities; the smaller of both readings of "characters".
    text: { most: numberOf(settings, 'textMost', LIMITS.textMost), unit: 'utf16' },
    captionMost: numberOf(settings, 'captionMost', LIMITS.captionMost),
    carries: ['text', 'image', 'file', 'voice', 'video'],
    // Labels have no published limit; what is longer than a line is cut by the app.
    menus: [
      {
        most: 20,
        label: { most: 64, unit: 'utf16' },
        text: { most: numberOf(settings, 'textMost', LIMITS.textMost), unit: 'utf16' },
      },
    ],
    fileBytes: {
      image: numberOf(settings, 'photoBytes', LIMITS.photoBytes),
      file: upload,
      voice: upload,
      video: upload,
    },
    windows: {},
    fallbacks: [],
    receipts: 'none',
    ...typingOf(settings, 5_000),
    changes: ['edit', 'recall'],
    idempotent: false,
  };
}

import type { Capabilities } from '../adapter';
import { limitField, typingOf } from '../limit-field';
import { MESSENGER_CODES, type MetaProduct } from '../meta/failures';
import { advancedFields, appFields, appIdField } from '../meta/fields';
import { humanAgentFields, windowsOf } from '../meta/windows';
import { numberOf, type SettingField, type Settings } from '../settings';

const megabyte = 1024 * 1024;
const IMAGE_BYTES = 8 * megabyte;
const MEDIA_BYTES = 25 * megabyte;
export const TEXT_BYTES = 1000;

export const fields: readonly SettingField[] = [
  {
    name: 'accountId',
    kind: 'text',
    required: true,
    label: { zh: 'Instagram 账号编号', en: 'Instagram account ID' },
    hint: {
      zh: '应用 → Instagram → API 设置中列出的专业账号编号（不是用户名）。',
      en: 'The ID of the professional account listed under your app → Instagram → API setup (not the user name).',
    },
    pattern: { source: '^[0-9]{3,30}$', zh: '只含数字。', en: 'Digits only.' },
  },
  ...appFields,
  ...humanAgentFields,
  ...advancedFields('https://graph.instagram.com'),
  appIdField,
  limitField('textBytes', TEXT_BYTES, { zh: '单条文字上限（字节）', en: 'Longest text (bytes)' }),
  limitField('imageBytes', IMAGE_BYTES, { zh: '图片大小上限（字节）', en: 'Largest picture (bytes)' }),
  limitField('mediaBytes', MEDIA_BYTES, {
    zh: '音视频大小上限（字节）',
    en: 'Largest audio or video (bytes)',
  }),
  limitField('quickReplyMost', 13, { zh: '快捷回复数上限', en: 'Most quick replies' }),
  limitField('quickReplyTitleMost', 20, { zh: '快捷回复文字上限', en: 'Longest quick reply' }),
];

export const product: MetaProduct = { codes: MESSENGER_CODES, fields };

/** Text is counted in bytes; there is no attachment for a file of any kind: it becomes a link. */
export function capabilities(settings: Settings): Capabilities {
  const media = numberOf(settings, 'mediaBytes', MEDIA_BYTES);
  return {
    text: { most: numberOf(settings, 'textBytes', TEXT_BYTES), unit: 'bytes' },
    captionMost: 0,
    carries: ['text', 'image', 'voice', 'video', 'link', 'product-card'],
    menus: [
      {
        most: numberOf(settings, 'quickReplyMost', 13),
        label: { most: numberOf(settings, 'quickReplyTitleMost', 20), unit: 'code-points' },
        text: { most: numberOf(settings, 'textBytes', TEXT_BYTES), unit: 'bytes' },
      },
    ],
    fileBytes: { image: numberOf(settings, 'imageBytes', IMAGE_BYTES), voice: media, video: media },
    ...windowsOf(settings),
    receipts: 'read',
    ...typingOf(settings, 20_000),
    idempotent: false,
  };
}

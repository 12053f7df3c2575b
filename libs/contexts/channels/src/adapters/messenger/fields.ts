import type { Capabilities } from '../adapter';
import { limitField, typingOf } from '../limit-field';
import { MESSENGER_CODES, type MetaProduct } from '../meta/failures';
import { advancedFields, appFields, appIdField } from '../meta/fields';
import { humanAgentFields, windowsOf } from '../meta/windows';
import { numberOf, type SettingField, type Settings } from '../settings';

const ATTACHMENT_BYTES = 25 * 1024 * 1024;
export const TEXT_MOST = 2000;

export const fields: readonly SettingField[] = [
  {
    name: 'pageId',
    kind: 'text',
    required: true,
    label: { zh: '公共主页编号', en: 'Page ID' },
    hint: {
      zh: 'Facebook 公共主页 → 关于 → 主页公开信息 → 主页编号。',
      en: 'Your Facebook page → About → Page transparency → Page ID.',
    },
    pattern: { source: '^[0-9]{3,30}$', zh: '只含数字。', en: 'Digits only.' },
  },
  ...appFields,
  ...humanAgentFields,
  ...advancedFields('https://graph.facebook.com'),
  appIdField,
  limitField('textMost', TEXT_MOST, { zh: '单条文字上限', en: 'Longest text' }),
  limitField('attachmentBytes', ATTACHMENT_BYTES, {
    zh: '附件大小上限（字节）',
    en: 'Largest attachment (bytes)',
  }),
  limitField('quickReplyMost', 13, { zh: '快捷回复数上限', en: 'Most quick replies' }),
  limitField('quickReplyTitleMost', 20, { zh: '快捷回复文字上限', en: 'Longest quick reply' }),
];

export const product: MetaProduct = { codes: MESSENGER_CODES, fields };

export function capabilities(settings: Settings): Capabilities {
  const bytes = numberOf(settings, 'attachmentBytes', ATTACHMENT_BYTES);
  return {
    text: { most: numberOf(settings, 'textMost', TEXT_MOST), unit: 'utf16' },
    captionMost: 0,
    carries: ['text', 'image', 'file', 'voice', 'video', 'link', 'product-card'],
    menus: [
      {
        most: numberOf(settings, 'quickReplyMost', 13),
        label: { most: numberOf(settings, 'quickReplyTitleMost', 20), unit: 'code-points' },
        text: { most: numberOf(settings, 'textMost', TEXT_MOST), unit: 'utf16' },
      },
    ],
    fileBytes: { image: bytes, file: bytes, voice: bytes, video: bytes },
    ...windowsOf(settings),
    receipts: 'read',
    ...typingOf(settings, 20_000),
    idempotent: false,
  };
}

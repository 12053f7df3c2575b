import type { SettingField } from '../settings';
import { apiBaseField, ERROR_CLASSES, limitField, pushFields } from '../wechat/fields';

const APP = {
  zh: '企业微信管理后台 → 应用管理 → 自建应用',
  en: 'WeCom admin console → App management → your own app',
};

/** The form of a customer service account in WeCom (channels.md 3). */
export const fields: readonly SettingField[] = [
  {
    name: 'corpId',
    kind: 'text',
    required: true,
    label: { zh: '企业 ID (CorpID)', en: 'Corporation ID (CorpID)' },
    hint: {
      zh: '企业微信管理后台 → 我的企业 → 企业信息，最下方，以 ww 开头。',
      en: 'WeCom admin console → My company → Company information, at the bottom; begins with ww.',
    },
    pattern: { source: '^w[wx][0-9a-zA-Z]{6,32}$', zh: '以 ww 开头。', en: 'It begins with ww.' },
  },
  {
    name: 'secret',
    kind: 'secret',
    required: true,
    label: { zh: '应用的 Secret', en: 'Secret of the app' },
    hint: {
      zh: `${APP.zh}。该应用须在“微信客服 → 可调用接口的应用”之列，并把本服务器 IP 加入“企业可信 IP”。`,
      en: `${APP.en}. The app must be among those that may call the customer service API, and this server's IP among its trusted addresses.`,
    },
  },
  {
    name: 'openKfId',
    kind: 'text',
    required: true,
    label: { zh: '客服账号 ID (open_kfid)', en: 'Service account ID (open_kfid)' },
    hint: {
      zh: '企业微信管理后台 → 微信客服 → 客服账号，选“通过 API 管理”，以 wk 开头。每个账号各建一个收件箱。',
      en: 'WeCom admin console → Customer Service → the account, managed by API; begins with wk. One inbox for each account.',
    },
    pattern: { source: '^wk[0-9a-zA-Z_-]{4,64}$', zh: '以 wk 开头。', en: 'It begins with wk.' },
  },
  ...pushFields({ zh: `${APP.zh} → 接收消息 → 设置 API 接收`, en: `${APP.en} → Receive messages → API` }).map(
    (field) => ({ ...field, required: true }),
  ),
  {
    name: 'voiceFormat',
    kind: 'choice',
    required: false,
    label: { zh: '语音格式', en: 'Format of voice messages' },
    choices: [
      { value: 'amr', zh: 'AMR', en: 'AMR' },
      { value: 'silk', zh: 'Silk（音质更好）', en: 'Silk (better sound)' },
    ],
    default: 'amr',
    advanced: true,
  },
  apiBaseField('https://qyapi.weixin.qq.com'),
  limitField('textBytes', 2048, { zh: '文本上限（字节）', en: 'Longest text (bytes)' }),
  limitField('messageQuota', 5, { zh: '顾客发消息后可发条数', en: 'Messages after the customer wrote' }),
  limitField('messageHours', 48, { zh: '顾客发消息后可发小时数', en: 'Hours after the customer wrote' }),
  limitField('pageItems', 1000, { zh: '每次拉取条数', en: 'Items fetched at a time' }),
  limitField('imageBytes', 10_485_760, { zh: '图片上限（字节）', en: 'Largest picture (bytes)' }),
  limitField('voiceBytes', 2_097_152, { zh: '语音上限（字节）', en: 'Largest voice message (bytes)' }),
  limitField('videoBytes', 10_485_760, { zh: '视频上限（字节）', en: 'Largest video (bytes)' }),
  limitField('fileBytes', 20_971_520, { zh: '文件上限（字节）', en: 'Largest file (bytes)' }),
  {
    name: 'recalls',
    kind: 'flag',
    required: false,
    label: { zh: '可以撤回已发出的消息', en: 'Sent messages can be taken back' },
    hint: {
      zh: '两分钟内撤回，顾客会看到“撤回了一条消息”。如接口不可用请关闭。',
      en: 'Within two minutes; customers see that something was taken back. Switch it off if the API does not have it.',
    },
    default: true,
    advanced: true,
  },
  {
    name: 'repeatedCodes',
    kind: 'text',
    required: false,
    label: { zh: '“msgid 重复”的错误码', en: 'Codes that say a msgid was used before' },
    hint: {
      zh: '重发时收到这些错误码，说明上一次已经送达。',
      en: 'Told so when trying again, the earlier try had arrived.',
    },
    advanced: true,
  },
  ERROR_CLASSES,
];

import type { Capabilities } from '../adapter';
import { addressField, errorClassesField, limitField } from '../limit-field';
import { menuPagesField } from '../menu-pages';
import { numberOf, type SettingField, type Settings } from '../settings';

/** What old pages of Weibo say; each is a setting, because some contradict one another. */
export const LIMITS = { textMost: 299, windowHours: 48, windowQuota: 0, toleranceSeconds: 300 } as const;

export const ADDRESSES = {
  apiBase: 'https://m.api.weibo.com',
  uploadBase: 'https://upload.api.weibo.com',
  authBase: 'https://api.weibo.com',
} as const;

/** The guided form of a Weibo account. */
export const fields: readonly SettingField[] = [
  {
    name: 'enabled',
    kind: 'flag',
    required: true,
    default: false,
    label: { zh: '启用微博私信（接口资料较旧）', en: 'Switch Weibo on (its documents are old)' },
    hint: {
      zh: '粉丝服务的公开文档停留在 2014 年前后，启用前请用真实账号验证。',
      en: 'The public documents of the fan service date from about 2014; try it with a real account first.',
    },
  },
  {
    name: 'appSecret',
    kind: 'secret',
    required: true,
    rotates: true,
    label: { zh: 'App Secret', en: 'App Secret' },
    hint: {
      zh: '微博开放平台 → 我的应用 → 应用信息；用于验证推送签名。',
      en: 'Weibo open platform → my applications → application information; verifies what Weibo pushes.',
    },
  },
  {
    name: 'accessToken',
    kind: 'secret',
    required: true,
    label: { zh: '访问令牌', en: 'Access token' },
    hint: {
      zh: '粉丝服务 → 高级功能 → 开发者模式里生成的 access_token，有效期约一年。',
      en: 'The access_token made under fan service → advanced → developer mode; it lasts about a year.',
    },
  },
  {
    name: 'accountId',
    kind: 'text',
    required: false,
    label: { zh: '本账号 UID', en: 'UID of this account' },
    hint: {
      zh: '填写后，不是发给这个账号的推送会被拒绝。',
      en: 'When it is set, what is pushed for another account is refused.',
    },
    pattern: { source: '^[0-9]{1,20}$', zh: '只有数字', en: 'Digits only' },
  },
  menuPagesField,
  limitField('textMost', LIMITS.textMost, { zh: '单条文字上限（字）', en: 'Longest text (characters)' }),
  limitField('windowHours', LIMITS.windowHours, {
    zh: '可回复时长（小时）',
    en: 'Hours in which one may answer',
  }),
  limitField('windowQuota', LIMITS.windowQuota, {
    zh: '时段内最多发送条数（0 为不限）',
    en: 'Messages within these hours (0: no limit)',
  }),
  limitField('toleranceSeconds', LIMITS.toleranceSeconds, {
    zh: '推送时间允许相差（秒）',
    en: 'How old a push may be (seconds)',
  }),
  {
    name: 'saveInOutbox',
    kind: 'flag',
    required: false,
    default: true,
    advanced: true,
    label: { zh: '在微博发件箱中保留', en: 'Keep in Weibo’s own outbox' },
  },
  {
    name: 'encodeTwice',
    kind: 'flag',
    required: false,
    default: false,
    advanced: true,
    label: { zh: 'data 参数编码两次', en: 'Encode the parameter data twice' },
    hint: {
      zh: '中文显示成百分号时关闭，接口报参数错误时打开。',
      en: 'Off when Chinese arrives as percent signs, on when Weibo calls the parameter wrong.',
    },
  },
  errorClassesField,
  addressField('apiBase', ADDRESSES.apiBase, { zh: '发送接口地址', en: 'Address for sending' }),
  addressField('uploadBase', ADDRESSES.uploadBase, { zh: '文件接口地址', en: 'Address for files' }),
  addressField('authBase', ADDRESSES.authBase, { zh: '授权接口地址', en: 'Address for authorization' }),
];

/** Text, places and cards; no picture and no voice goes out. */
export function capabilities(settings: Settings): Capabilities {
  const quota = numberOf(settings, 'windowQuota', LIMITS.windowQuota);
  const window = {
    quota: quota > 0 ? quota : null,
    milliseconds: numberOf(settings, 'windowHours', LIMITS.windowHours) * 3_600_000,
  };
  return {
    text: { most: numberOf(settings, 'textMost', LIMITS.textMost), unit: 'code-points' },
    captionMost: 0,
    carries: ['text', 'link', 'location'],
    fileBytes: {},
    windows: { message: window, follow: window, menu: window, scan: window },
    fallbacks: ['other-channel', 'ask-to-write'],
    receipts: 'none',
    typingOut: false,
    idempotent: false,
  };
}

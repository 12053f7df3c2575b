import { addressField, errorClassesField, limitField, typingField } from '../limit-field';
import type { SettingField } from '../settings';
import { MEDIA_HOSTS } from './media';

/** Keys of the app at developers.facebook.com, the same form for all three products. */
export const appFields: readonly SettingField[] = [
  {
    name: 'accessToken',
    kind: 'secret',
    required: true,
    label: { zh: '访问令牌', en: 'Access token' },
    hint: {
      zh: '商务管理平台 → 系统用户 → 生成永久令牌；不要用 24 小时的临时令牌。',
      en: 'Business settings → System users → Generate a token that does not expire; not the 24-hour one.',
    },
  },
  {
    name: 'appSecret',
    kind: 'secret',
    required: true,
    rotates: true,
    label: { zh: '应用密钥', en: 'App secret' },
    hint: {
      zh: 'developers.facebook.com → 应用 → 设置 → 基本 → 应用密钥。用来核对每次回调的签名。',
      en: 'developers.facebook.com → your app → Settings → Basic → App secret. Every webhook is signed with it.',
    },
  },
  {
    name: 'verifyToken',
    kind: 'secret',
    required: true,
    label: { zh: '验证口令', en: 'Verify token' },
    hint: {
      zh: '自己编一串随机字符，在应用的 Webhooks 页连同上面的回调地址一起填写。',
      en: 'Make up random letters and enter them with the webhook address on the Webhooks page of your app.',
    },
    pattern: {
      source: '^\\S{8,200}$',
      zh: '8–200 个字符，不含空格。',
      en: '8 to 200 characters, no spaces.',
    },
  },
];

/** Behind "more settings": where Meta is, and what it allows today. */
export function advancedFields(apiBase: string): readonly SettingField[] {
  return [
    addressField('apiBase', apiBase, { zh: '接口地址', en: 'Graph API address' }),
    {
      name: 'apiVersion',
      kind: 'text',
      required: false,
      advanced: true,
      label: { zh: '接口版本', en: 'API version' },
      default: 'v26.0',
      pattern: { source: '^v[0-9]{1,3}\\.[0-9]$', zh: '形如 v26.0。', en: 'Like v26.0.' },
    },
    {
      name: 'mediaHosts',
      kind: 'text',
      required: false,
      advanced: true,
      label: { zh: '媒体文件域名', en: 'Hosts of media files' },
      hint: {
        zh: '只从这些域名（及其子域名）下载。',
        en: 'Files are fetched from these hosts and those below them only.',
      },
      default: MEDIA_HOSTS,
    },
    limitField('windowHours', 24, { zh: '可回复时长（小时）', en: 'Hours in which one may reply' }),
    typingField,
    errorClassesField,
  ];
}

/** Which app is ours, where answers may come from others as well. */
export const appIdField: SettingField = {
  name: 'appId',
  kind: 'text',
  required: false,
  advanced: true,
  label: { zh: '应用编号（App ID）', en: 'App ID' },
  hint: {
    zh: '填写后，在其他应用里作出的回复也会显示在会话中（Messenger 还需订阅 message_echoes）。',
    en: 'With it, answers given by other apps are shown in the conversation, too (Messenger: subscribe to message_echoes).',
  },
  pattern: { source: '^[0-9]{1,30}$', zh: '只有数字。', en: 'Digits only.' },
};

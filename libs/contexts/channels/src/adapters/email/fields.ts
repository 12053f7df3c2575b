import type { Capabilities } from '../adapter';
import { errorClassesField, limitField } from '../limit-field';
import { numberOf, type SettingField, type Settings } from '../settings';
import { moreFields } from './more-fields';
import { MEGABYTE } from './settings';

const address = {
  source: '^[^\\s@<>",;]{1,64}@[^\\s@<>",;]{1,255}$',
  zh: '形如 support@example.com。',
  en: 'Looks like support@example.com.',
};
const host = {
  source: '^[A-Za-z0-9._:-]{1,253}$',
  zh: '只填主机名，不带 http:// 和端口。',
  en: 'The host name alone, without http:// and port.',
};
const securities = [
  { value: 'tls', zh: 'SSL/TLS', en: 'SSL/TLS' },
  { value: 'starttls', zh: 'STARTTLS', en: 'STARTTLS' },
  { value: 'none', zh: '不加密（仅限内网）', en: 'Unencrypted (own network only)' },
] as const;

/** In the order in which a mail program asks for them. */
export const fields: readonly SettingField[] = [
  {
    name: 'address',
    kind: 'text',
    required: true,
    label: { zh: '邮箱地址', en: 'Mail address' },
    hint: { zh: '客户写信的地址。', en: 'The address customers write to.' },
    pattern: address,
  },
  {
    name: 'name',
    kind: 'text',
    required: false,
    label: { zh: '发件人名称', en: 'Sender name' },
    hint: {
      zh: '客户在收件箱里看到的名称，通常是店名。',
      en: 'What customers see in their inbox, mostly the name of the shop.',
    },
  },
  {
    name: 'password',
    kind: 'secret',
    required: false,
    label: { zh: '密码或授权码', en: 'Password or app password' },
    hint: {
      zh: 'QQ、163 邮箱：在网页版“设置 → POP3/SMTP/IMAP”中开启 IMAP/SMTP 服务，填生成的授权码，不是登录密码。企业邮箱填客户端专用密码。Gmail：开启两步验证后生成“应用专用密码”。',
      en: 'Gmail: turn on 2-step verification and create an app password. QQ and 163 Mail: turn on IMAP/SMTP in the web settings and use the authorisation code it shows, not the sign-in password.',
    },
  },
  {
    name: 'imapHost',
    kind: 'text',
    required: true,
    label: { zh: '收信服务器（IMAP）', en: 'Incoming server (IMAP)' },
    hint: {
      zh: '例如 imap.qq.com、imap.163.com、imap.exmail.qq.com、imap.gmail.com、outlook.office365.com。',
      en: 'For example imap.gmail.com, outlook.office365.com, imap.qq.com, imap.163.com.',
    },
    pattern: host,
  },
  {
    name: 'imapSecurity',
    kind: 'choice',
    required: true,
    label: { zh: '收信加密方式', en: 'Incoming encryption' },
    choices: securities,
    default: 'tls',
  },
  {
    name: 'imapPort',
    kind: 'number',
    required: true,
    label: { zh: '收信端口', en: 'Incoming port' },
    hint: { zh: 'SSL/TLS 是 993，STARTTLS 是 143。', en: '993 for SSL/TLS, 143 for STARTTLS.' },
    default: 993,
  },
  {
    name: 'smtpHost',
    kind: 'text',
    required: true,
    label: { zh: '发信服务器（SMTP）', en: 'Outgoing server (SMTP)' },
    hint: {
      zh: '例如 smtp.qq.com、smtp.163.com、smtp.exmail.qq.com、smtp.gmail.com、smtp.office365.com。',
      en: 'For example smtp.gmail.com, smtp.office365.com, smtp.qq.com, smtp.163.com.',
    },
    pattern: host,
  },
  {
    name: 'smtpSecurity',
    kind: 'choice',
    required: true,
    label: { zh: '发信加密方式', en: 'Outgoing encryption' },
    choices: securities,
    default: 'tls',
  },
  {
    name: 'smtpPort',
    kind: 'number',
    required: true,
    label: { zh: '发信端口', en: 'Outgoing port' },
    hint: { zh: 'SSL/TLS 是 465，STARTTLS 是 587。', en: '465 for SSL/TLS, 587 for STARTTLS.' },
    default: 465,
  },
  ...moreFields,
  limitField('textBytes', 1_000_000, { zh: '正文字节上限', en: 'Most bytes of text' }),
  limitField('fileMegabytes', 18, { zh: '附件大小上限（MB）', en: 'Most megabytes of a file' }),
  errorClassesField,
];

/** A mail carries everything; nothing tells when it was read, and its window never closes. */
export function capabilities(settings: Settings): Capabilities {
  const bytes = numberOf(settings, 'fileMegabytes', 18) * MEGABYTE;
  return {
    text: { most: numberOf(settings, 'textBytes', 1_000_000), unit: 'bytes' },
    carries: ['text', 'image', 'voice', 'video', 'file', 'link', 'location', 'email'],
    fileBytes: { image: bytes, voice: bytes, video: bytes, file: bytes },
    windows: {},
    fallbacks: [],
    receipts: 'failures',
    typingOut: false,
    quotes: true,
    // The Message-ID stays the same over all tries and most mailboxes show one id once; not all do, so that a mail in
    // doubt is sent again only where the administrator says that doubled is better than lost.
    idempotent: settings['resendInDoubt'] === true,
  };
}

import { limitField } from '../limit-field';
import type { SettingField } from '../settings';

const secretHint = {
  zh: '在邮件服务商的应用注册页面（Azure、Google Cloud）中查看。',
  en: 'On the provider’s page of registered applications (Azure, Google Cloud).',
};

/** Behind "more settings": what most mailboxes work without. */
export const moreFields: readonly SettingField[] = [
  text(
    'user',
    { zh: '登录用户名', en: 'User name' },
    {
      zh: '与邮箱地址不同时填写。',
      en: 'When it is not the mail address.',
    },
  ),
  text(
    'smtpUser',
    { zh: '发信用户名', en: 'Outgoing user name' },
    {
      zh: '与收信用户名不同时填写。',
      en: 'When it differs from the incoming one.',
    },
  ),
  {
    name: 'smtpPassword',
    kind: 'secret',
    required: false,
    advanced: true,
    label: { zh: '发信密码', en: 'Outgoing password' },
    hint: { zh: '与收信密码不同时填写。', en: 'When it differs from the incoming one.' },
  },
  text(
    'aliases',
    { zh: '其他收信地址', en: 'Other addresses' },
    {
      zh: '同一邮箱的别名，用逗号分隔；从这些地址来的信不会自动回复。',
      en: 'Aliases of this mailbox, separated by commas; mail from them is never answered automatically.',
    },
  ),
  {
    name: 'authentication',
    kind: 'choice',
    required: false,
    advanced: true,
    label: { zh: '登录方式', en: 'Sign-in' },
    choices: [
      { value: 'password', zh: '密码或授权码', en: 'Password' },
      { value: 'oauth', zh: 'OAuth 2.0（Microsoft 365、Google）', en: 'OAuth 2.0 (Microsoft 365, Google)' },
    ],
    default: 'password',
  },
  {
    name: 'oauthTokenUrl',
    kind: 'url',
    required: false,
    advanced: true,
    label: { zh: 'OAuth 令牌地址', en: 'OAuth token address' },
    hint: {
      zh: '例如 https://oauth2.googleapis.com/token。',
      en: 'For example https://oauth2.googleapis.com/token.',
    },
  },
  text('oauthClientId', { zh: 'OAuth 客户端 ID', en: 'OAuth client id' }, secretHint),
  {
    name: 'oauthClientSecret',
    kind: 'secret',
    required: false,
    advanced: true,
    label: { zh: 'OAuth 客户端密钥', en: 'OAuth client secret' },
    hint: secretHint,
  },
  {
    name: 'oauthRefreshToken',
    kind: 'secret',
    required: false,
    advanced: true,
    label: { zh: 'OAuth 刷新令牌', en: 'OAuth refresh token' },
    hint: {
      zh: '邮箱主人同意授权（IMAP 与 SMTP）后得到。',
      en: 'Given when the owner of the mailbox agrees to IMAP and SMTP.',
    },
  },
  text('folder', { zh: '收信文件夹', en: 'Folder' }, { zh: '默认 INBOX。', en: 'INBOX when empty.' }),
  text(
    'asideFolder',
    { zh: '无法读取的信移到', en: 'Folder for mail that cannot be read' },
    {
      zh: '默认 Yingda-unread；读取三次失败的信会移到这里。',
      en: 'Yingda-unread when empty; where a mail goes that could not be fetched three times.',
    },
  ),
  text(
    'subject',
    { zh: '新会话的主题', en: 'Subject of first mails' },
    {
      zh: '由客服先写信时使用；默认发件人名称。',
      en: 'When an agent writes first; the sender name when empty.',
    },
  ),
  text(
    'bounceAddress',
    { zh: '退信地址', en: 'Bounce address' },
    {
      zh: '能收带“+”地址的邮箱，例如 bounce@example.com；填写后每封信都有自己的退信地址。',
      en: 'A mailbox that takes plus-addresses, such as bounce@example.com; every mail then has a bounce address of its own.',
    },
  ),
  text(
    'trustedServer',
    { zh: '可信的验证服务器', en: 'Trusted checking server' },
    {
      zh: 'Authentication-Results 头中本邮箱服务器的名字（如 mx.google.com）；未通过 DMARC 的信按陌生人处理。',
      en: 'What your server calls itself in Authentication-Results (such as mx.google.com); mail that fails DMARC counts as a stranger’s.',
    },
  ),
  text(
    'ca',
    { zh: '私有证书颁发机构', en: 'Private certificate authority' },
    {
      zh: 'PEM 格式；服务器使用自签证书时填写。',
      en: 'PEM; for a server whose certificate no public authority signed.',
    },
  ),
  flag({
    name: 'strangersMayJoin',
    value: false,
    label: { zh: '凭回复地址加入会话', en: 'Others may join by the reply address' },
    hint: {
      zh: '收到转发的人用会话的回复地址来信时，加入该会话；否则另开会话。',
      en: 'Somebody to whom a mail was forwarded enters the conversation by its reply address; else a new one begins.',
    },
  }),
  flag({
    name: 'nullSender',
    value: true,
    label: { zh: '自动信用空发件人', en: 'Automatic mail without envelope sender' },
    hint: {
      zh: '按 RFC 3834 避免自动回复循环；服务器不接受时改用邮箱地址。',
      en: 'Against loops of automatic answers (RFC 3834); where the server refuses it, the mail address is used.',
    },
  }),
  flag({
    name: 'resendInDoubt',
    value: false,
    label: { zh: '不确定时重发', en: 'Send again when in doubt' },
    hint: {
      zh: '发送后没有收到服务器答复时用同一 Message-ID 重发；个别邮箱会显示两封。',
      en: 'With the same Message-ID when the server gave no answer; a few mailboxes then show it twice.',
    },
  }),
  limitField('mostMegabytes', 25, { zh: '接收邮件大小上限（MB）', en: 'Most megabytes of a mail received' }),
  limitField('firstDays', 1, {
    zh: '首次连接时收取几天内的未读信',
    en: 'Days of unread mail taken at the first connection',
  }),
  limitField('idleMinutes', 25, { zh: 'IDLE 续期（分钟）', en: 'Minutes until IDLE is begun again' }),
];

type Words = { zh: string; en: string };

function text(name: string, label: Words, hint: Words): SettingField {
  return { name, kind: 'text', required: false, advanced: true, label, hint };
}

function flag(field: { name: string; value: boolean; label: Words; hint: Words }): SettingField {
  const { name, value, label, hint } = field;
  return { name, kind: 'flag', required: false, advanced: true, label, default: value, hint };
}

import { typingField as SHOW_TYPING } from '../limit-field';
import { menuPagesField } from '../menu-pages';
import type { SettingField } from '../settings';

const LIMIT_HINT = {
  zh: '服务商可能调整这个数值，请以后台公告为准。',
  en: 'The provider may change this figure; its announcements are authoritative.',
};

/** A figure of the provider's rules, behind "more settings". */
export function limitField(name: string, value: number, label: { zh: string; en: string }): SettingField {
  return { name, kind: 'number', required: false, label, hint: LIMIT_HINT, default: value, advanced: true };
}

/** Where the API is; another address where calls go through a proxy of one's own. */
export function apiBaseField(value: string): SettingField {
  const label = { zh: '接口地址', en: 'API address' };
  return { name: 'apiBase', kind: 'url', required: false, label, default: value, advanced: true };
}

/** Where "typing" is called; the pages of official accounts and mini programs differ. */
export function typingField(value: string): SettingField {
  return {
    name: 'typingPath',
    kind: 'text',
    required: false,
    label: { zh: '“正在输入”的路径', en: 'Path of "typing"' },
    default: value,
    pattern: { source: '^/[\\w/.-]+$', zh: '以 / 开头的路径。', en: 'A path that begins with /.' },
    advanced: true,
  };
}

/** Classes of codes that the provider added or changed. */
export const ERROR_CLASSES: SettingField = {
  name: 'errorClasses',
  kind: 'text',
  required: false,
  label: { zh: '错误码的含义', en: 'Meaning of error codes' },
  hint: {
    zh: '覆盖内置的含义，例如：50002=retry-later, 45009=not-permitted。',
    en: 'Goes before the built-in meanings, for example: 50002=retry-later, 45009=not-permitted.',
  },
  pattern: {
    source: '^(\\s*[\\w-]+=[a-z-]+\\s*[,;]?)*\\s*$',
    zh: '格式为“错误码=类别”，以逗号分隔。',
    en: 'Write code=class, separated by commas.',
  },
  advanced: true,
};

/** Token and AES key of a push address: chosen by the operator, entered on both sides. */
export function pushFields(where: { zh: string; en: string }): SettingField[] {
  return [
    {
      name: 'token',
      kind: 'secret',
      required: true,
      rotates: true,
      label: { zh: '令牌 (Token)', en: 'Token' },
      hint: {
        zh: `${where.zh}。自己设定，3–32 位字母或数字，两边填写一致。`,
        en: `${where.en}. Chosen by you, 3 to 32 letters or digits; the same on both sides.`,
      },
      pattern: {
        source: '^[A-Za-z0-9_-]{3,64}$',
        zh: '3–32 位字母或数字。',
        en: '3 to 32 letters or digits.',
      },
    },
    {
      name: 'encodingAesKey',
      kind: 'secret',
      required: false,
      rotates: true,
      label: { zh: '消息加解密密钥 (EncodingAESKey)', en: 'EncodingAESKey' },
      hint: {
        zh: `${where.zh}，点“随机生成”，43 位。`,
        en: `${where.en}: press "generate"; 43 characters.`,
      },
      pattern: {
        source: '^[A-Za-z0-9+/]{43}$',
        zh: '应为 43 位字母、数字、+ 或 /。',
        en: 'It has 43 letters, digits, + or /.',
      },
    },
  ];
}

/** AppID and AppSecret, and how pushes come. */
export function accountFields(where: { zh: string; en: string }): SettingField[] {
  return [
    {
      name: 'appId',
      kind: 'text',
      required: true,
      label: { zh: '开发者 ID (AppID)', en: 'AppID' },
      hint: { zh: `${where.zh}，以 wx 开头。`, en: `${where.en}; begins with wx.` },
      pattern: { source: '^wx[0-9a-zA-Z]{6,32}$', zh: '以 wx 开头。', en: 'It begins with wx.' },
    },
    {
      name: 'appSecret',
      kind: 'secret',
      required: true,
      label: { zh: '开发者密码 (AppSecret)', en: 'AppSecret' },
      hint: {
        zh: `${where.zh}。只显示一次；并把本服务器的 IP 加入“IP 白名单”。`,
        en: `${where.en}. Shown once; add this server's IP address to the allow-list beside it.`,
      },
    },
  ];
}

/** Secure first: it is what the form proposes, and plain pushes can be forged by whoever saw one. */
export const MODE: SettingField = {
  name: 'mode',
  kind: 'choice',
  required: true,
  label: { zh: '消息加解密方式', en: 'Encryption of messages' },
  hint: {
    zh: '与平台所选一致。明文模式下，看到过一次请求的人就能伪造消息，不建议使用。',
    en: 'As chosen at the provider. In plain mode whoever saw one request can forge messages: not advised.',
  },
  choices: [
    { value: 'secure', zh: '安全模式（推荐）', en: 'Secure (advised)' },
    { value: 'compatible', zh: '兼容模式', en: 'Compatible' },
    { value: 'plain', zh: '明文模式', en: 'Plain' },
  ],
  default: 'secure',
};

const PLACE = {
  zh: '公众平台 → 设置与开发 → 开发接口管理',
  en: 'mp.weixin.qq.com → Settings & Development → API',
};

/** The form of an official account. */
export const fields: readonly SettingField[] = [
  ...accountFields(PLACE),
  MODE,
  ...pushFields({ zh: `${PLACE.zh} → 服务器配置`, en: `${PLACE.en} → Server configuration` }),
  {
    name: 'kfAccount',
    kind: 'text',
    required: false,
    label: { zh: '以此客服账号发送', en: 'Send as this service account' },
    hint: {
      zh: '客服功能里的账号（名称@微信号），顾客会看到它的昵称和头像；留空则显示公众号。',
      en: 'An account of the customer service feature (name@alias): its name and picture are shown. Empty: the account’s own.',
    },
    advanced: true,
  },
  {
    name: 'templateMessages',
    kind: 'flag',
    required: false,
    label: { zh: '用模板消息联系窗口外的顾客', en: 'Template messages when the window is closed' },
    hint: {
      zh: '认证的服务号才有；先在公众平台 → 广告与服务 → 模板消息中选好模板。仅用于服务通知，不得营销。',
      en: 'Of verified service accounts only; choose the templates at mp.weixin.qq.com first. For service notices, never for advertising.',
    },
    default: false,
  },
  {
    name: 'menuMessages',
    kind: 'choice',
    required: false,
    label: { zh: '菜单消息', en: 'Menu messages' },
    hint: {
      zh: '点选菜单消息只开放约一分钟、几条回复；文字回复编号则开放 48 小时，客服才来得及回答。部分账号没有此功能（错误 40200），请选“不用”。',
      en: 'A tap on a menu message allows a few answers for about a minute; a number written instead allows them for 48 hours, in which agents can answer. Accounts without the feature (error 40200) choose "none".',
    },
    choices: [
      { value: 'surveys', zh: '仅用于评价（推荐）', en: 'For surveys only (advised)' },
      { value: 'all', zh: '用于所有选项', en: 'For all choices' },
      { value: 'none', zh: '不用，发编号文字', en: 'None: numbered text' },
    ],
    default: 'surveys',
    advanced: true,
  },
  menuPagesField,
  apiBaseField('https://api.weixin.qq.com'),
  SHOW_TYPING,
  typingField('/cgi-bin/message/custom/typing'),
  limitField('textBytes', 2048, { zh: '文本上限（字节）', en: 'Longest text (bytes)' }),
  limitField('messageQuota', 5, { zh: '顾客发消息后可发条数', en: 'Messages after the customer wrote' }),
  limitField('messageHours', 48, { zh: '顾客发消息后可发小时数', en: 'Hours after the customer wrote' }),
  limitField('actionQuota', 3, {
    zh: '关注、扫码、点菜单后可发条数',
    en: 'Messages after a follow, scan or menu click',
  }),
  limitField('actionSeconds', 60, {
    zh: '关注、扫码、点菜单后可发秒数',
    en: 'Seconds after a follow, scan or menu click',
  }),
  limitField('imageBytes', 10_485_760, { zh: '图片上限（字节）', en: 'Largest picture (bytes)' }),
  limitField('voiceBytes', 2_097_152, { zh: '语音上限（字节）', en: 'Largest voice message (bytes)' }),
  limitField('videoBytes', 10_485_760, { zh: '视频上限（字节）', en: 'Largest video (bytes)' }),
  ERROR_CLASSES,
];

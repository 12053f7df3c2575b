import { addressField, errorClassesField, limitField } from '../limit-field';
import { type SettingField, type Settings, textOf } from '../settings';
import { SECRET_PATTERN } from '../standard-webhooks';

/** Words that, alone in a message, end or begin being written to; mainland customers answer "T" or "TD". */
const STOP_WORDS =
  'STOP, STOPALL, UNSUBSCRIBE, CANCEL, END, QUIT, REVOKE, OPTOUT, 退订, 取消订阅, 拒收, TD, T';
const START_WORDS = 'START, UNSTOP, 订阅, 恢复订阅';

/** Real host of Twilio's API. */
export const API_BASE = 'https://api.twilio.com';

/** What Twilio allows today: 1,600 characters are ten parts of plain letters. */
export const LIMITS = { mostParts: 10, mmsBytes: 5_000_000 } as const;

/** Twilio, or our own contract for any other gateway (channels.md 4.6). */
export type SmsProvider = 'twilio' | 'http';

export function providerOf(settings: Settings): SmsProvider {
  return settings['provider'] === 'http' ? 'http' : 'twilio';
}

/** The guided form of an SMS account. */
export const fields: readonly SettingField[] = [
  {
    name: 'provider',
    kind: 'choice',
    required: true,
    label: { zh: '短信服务商', en: 'Provider' },
    choices: [
      { value: 'twilio', zh: 'Twilio', en: 'Twilio' },
      { value: 'http', zh: '其他网关（HTTP 对接）', en: 'Another gateway (over HTTP)' },
    ],
    default: 'twilio',
  },
  {
    name: 'from',
    kind: 'text',
    required: true,
    label: { zh: '发送号码', en: 'Sender' },
    hint: {
      zh: 'Twilio 号码（+8610…）或 Messaging Service SID（MG…）；其他网关填写接入号',
      en: 'Your Twilio number (+1…) or Messaging Service SID (MG…); for other gateways the sender number',
    },
    pattern: {
      source: '^(\\+?\\d{3,20}|MG[0-9a-fA-F]{32}|[A-Za-z0-9 ]{1,11})$',
      zh: '填写号码、短号或 MG 开头的 SID',
      en: 'A number, a short code or an SID that begins with MG',
    },
  },
  {
    name: 'accountSid',
    kind: 'text',
    required: false,
    label: { zh: 'Twilio Account SID', en: 'Twilio Account SID' },
    hint: { zh: 'Twilio 控制台首页，AC 开头', en: 'On the first page of the Twilio console, begins with AC' },
    pattern: { source: '^AC[0-9a-fA-F]{32}$', zh: 'AC 开头，共 34 位', en: 'AC and 32 letters or digits' },
  },
  {
    name: 'authToken',
    kind: 'secret',
    required: false,
    rotates: true,
    label: { zh: 'Twilio Auth Token', en: 'Twilio Auth Token' },
    hint: {
      zh: '控制台首页 Account SID 下方；更换时旧令牌继续验证一段时间',
      en: 'Below the Account SID; while it is changed, the former one still verifies',
    },
  },
  {
    name: 'providerUrl',
    kind: 'url',
    required: false,
    label: { zh: '网关发送地址', en: 'Address of the gateway' },
    hint: {
      zh: '我们把短信 POST 到这里（JSON，已签名）',
      en: 'Where we POST messages to (JSON, signed)',
    },
  },
  {
    name: 'signingSecret',
    kind: 'secret',
    required: false,
    rotates: true,
    label: { zh: '签名密钥', en: 'Signing secret' },
    hint: {
      zh: '双方按 Standard Webhooks 签名，格式 whsec_…',
      en: 'Both sides sign as Standard Webhooks says; looks like whsec_…',
    },
    pattern: {
      source: SECRET_PATTERN,
      zh: 'whsec_ 加 Base64（24–64 字节）',
      en: 'whsec_ and Base64 of 24–64 bytes',
    },
  },
  {
    name: 'templateOnly',
    kind: 'flag',
    required: false,
    default: false,
    label: { zh: '只能发送已报备的模板', en: 'Only approved templates may be sent' },
    hint: {
      zh: '中国大陆多数通道不允许自由文本',
      en: 'Most routes in mainland China allow no free text',
    },
  },
  {
    name: 'brand',
    kind: 'text',
    required: false,
    label: { zh: '短信签名', en: 'Brand in brackets' },
    hint: {
      zh: '已报备的签名，例如 应答商城，发送时写成【应答商城】',
      en: 'The approved signature; sent as 【brand】 before the text',
    },
    pattern: {
      source: '^[^【】]{1,20}$',
      zh: '不含【】，最多 20 字',
      en: 'At most 20 characters, no brackets',
    },
  },
  {
    name: 'mms',
    kind: 'flag',
    required: false,
    default: false,
    advanced: true,
    label: { zh: '号码支持彩信（图片和文件）', en: 'The number can send MMS (pictures and files)' },
  },
  limitField('mmsBytes', LIMITS.mmsBytes, { zh: '彩信文件上限（字节）', en: 'Largest MMS file (bytes)' }),
  limitField('mostParts', LIMITS.mostParts, {
    zh: '一条短信最多拆成几段',
    en: 'Most parts that one message may have',
  }),
  {
    name: 'stopWords',
    kind: 'text',
    required: false,
    default: STOP_WORDS,
    advanced: true,
    label: { zh: '退订词', en: 'Words that opt out' },
  },
  {
    name: 'startWords',
    kind: 'text',
    required: false,
    default: START_WORDS,
    advanced: true,
    label: { zh: '恢复订阅词', en: 'Words that opt in again' },
  },
  errorClassesField,
  addressField('apiBase', API_BASE, { zh: 'Twilio 接口地址', en: 'Address of the Twilio API' }),
];

/** What the words of a message mean for being written to. */
export function consentOf(text: string, settings: Settings): 'opted-out' | 'opted-in' | null {
  // Whole messages only: "T" and "END" are words of ordinary sentences. Full-width letters are typed on Chinese keyboards.
  const said = normal(text);
  if (said === '') return null;
  if (wordsOf(textOf(settings, 'stopWords') || STOP_WORDS).has(said)) return 'opted-out';
  return wordsOf(textOf(settings, 'startWords') || START_WORDS).has(said) ? 'opted-in' : null;
}

function wordsOf(list: string): Set<string> {
  return new Set(list.split(/[,，;；\n]/).map(normal));
}

function normal(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/^["'“”‘’]+|["'“”‘’.。!！]+$/g, '')
    .toUpperCase();
}

import { type EditionName } from '@yingda/contracts';
import type { CaseCategory, CaseEscalation, Channel, Tier } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

type Words = readonly [zh: string, en: string];
const CHANNELS: Record<Channel, Words> = {
  web: ['网页', 'Web'],
  wechat: ['微信', 'WeChat'],
  'wechat-mini-program': ['小程序', 'Mini program'],
  wecom: ['企业微信', 'WeCom'],
  email: ['邮件', 'E-mail'],
  telegram: ['Telegram', 'Telegram'],
  whatsapp: ['WhatsApp', 'WhatsApp'],
  messenger: ['Messenger', 'Messenger'],
  instagram: ['Instagram', 'Instagram'],
  line: ['LINE', 'LINE'],
  sms: ['短信', 'SMS'],
  weibo: ['微博', 'Weibo'],
  phone: ['电话', 'Phone'],
  api: ['接口', 'API'],
};
const TIERS: Record<Tier, Words> = {
  standard: ['普通', 'Standard'],
  silver: ['银卡', 'Silver'],
  gold: ['金卡', 'Gold'],
  vip: ['VIP', 'VIP'],
};
const CATEGORIES: Record<CaseCategory, Words> = {
  quality: ['产品质量', 'Product quality'],
  logistics: ['物流配送', 'Logistics'],
  attitude: ['服务态度', 'Service attitude'],
  invoice: ['发票', 'Invoice'],
  refund: ['退换货与退款', 'Returns and refunds'],
  points: ['会员积分', 'Membership points'],
  price: ['价格与活动', 'Price and promotion'],
  privacy: ['隐私与信息', 'Privacy'],
  safety: ['安全事故', 'Safety incident'],
  other: ['其他', 'Other'],
};

const RISES: Record<CaseEscalation, Words> = {
  time: ['时间已用 75%', '75% of the time used'],
  breach: ['已超时', 'Late'],
  request: ['人工升级', 'On request'],
  safety: ['涉及安全', 'Safety'],
  outside: ['涉及媒体或监管', 'Press or authority'],
  unsolved: ['顾客表示没有解决', 'The customer says it is not solved'],
  policy: ['类型规定', 'By its kind'],
};

/** What everything is called that reports are broken down by, for reports that are kept and read elsewhere. */
export class EditionNamesView {
  constructor(private readonly database: Database) {}

  async all(): Promise<EditionName[]> {
    const rows = await this.database.query<EditionName>(
      `select id::text as id, name as zh, name as en from teams
       union all select id::text, name, name from agents
       union all select id::text, name, name from imported_agents
       union all select id::text, name, name from inboxes
       union all select id::text, label_zh, label_en from topics
       union all select id::text, name_zh, name_en from departments
       union all select key, name_zh, name_en from root_causes
       union all select key, plan -> 'name' ->> 'zh', plan -> 'name' ->> 'en' from case_kinds`,
    );
    const fixed = Object.entries({ ...CHANNELS, ...TIERS, ...CATEGORIES, ...RISES });
    const known = fixed.map(([id, [zh, en]]) => ({ id, zh, en }));
    return [...known, ...rows.filter(({ id }) => !known.some((one) => one.id === id))];
  }
}

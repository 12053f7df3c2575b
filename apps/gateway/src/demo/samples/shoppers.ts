import type { Tier } from '@yingda/contracts/names';

/** One who shops at the demo shop. Phones are of a pattern that no network has; addresses end in `.example`. */
export interface Shopper {
  /** The shop's own id of them, `sub` of the signed identity. */
  sub: string;
  name: string;
  tier: Tier;
  email: string;
  phone: string;
  language: 'zh-CN' | 'en';
  attributes: Record<string, string>;
}

export type ShopperId = 'new' | 'silver' | 'vip';

/** The three people one can browse the demo shop as; what they ordered stands in the storefront. */
export const shoppers: Record<ShopperId, Shopper> = {
  new: {
    sub: 'HJ10086231',
    name: '周嘉宁',
    tier: 'standard',
    email: 'jianing.zhou@mail.example',
    phone: '10000086231',
    language: 'zh-CN',
    attributes: { city: '杭州', orders: '0', points: '100' },
  },
  silver: {
    sub: 'HJ10052718',
    name: '沈念',
    tier: 'silver',
    email: 'nian.shen@mail.example',
    phone: '10000052718',
    language: 'zh-CN',
    attributes: {
      city: '苏州',
      orders: '3',
      points: '655',
      spent: '¥655',
      recent: 'HJ-82347',
    },
  },
  vip: {
    sub: 'HJ10010906',
    name: '顾明远',
    tier: 'vip',
    email: 'mingyuan.gu@mail.example',
    phone: '10000010906',
    language: 'zh-CN',
    attributes: {
      city: '上海',
      orders: '5',
      points: '3654',
      spent: '¥3,654',
      recent: 'HJ-82410',
      company: '明远设计事务所',
    },
  },
};

/** What the shop wants to know of its customers, in the order of the panel. */
export const attributes = [
  { key: 'city', labelZh: '所在城市', labelEn: 'City' },
  { key: 'orders', labelZh: '累计订单', labelEn: 'Orders' },
  { key: 'recent', labelZh: '最近订单', labelEn: 'Latest order' },
  { key: 'spent', labelZh: '近一年消费', labelEn: 'Spent in 12 months' },
  { key: 'points', labelZh: '可用积分', labelEn: 'Points' },
  { key: 'since', labelZh: '入会年份', labelEn: 'Member since' },
  { key: 'company', labelZh: '公司', labelEn: 'Company' },
];

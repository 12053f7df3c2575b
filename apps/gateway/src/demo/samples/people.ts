import type { Tier } from '@yingda/contracts/names';
import { Random } from '../history/random';
import { shoppers, type Shopper } from './shoppers';
import type { StaffKey } from './staff';

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'.split('');
const GIVEN =
  '雨桐 思远 海燕 子轩 若彤 佳怡 浩然 欣怡 梓涵 志强 秀英 建国 晓梅 文静 俊杰 雪莹 一鸣 可心 明哲 诗涵 天佑 婉清 立新 春燕 国华 美玲 宇航 静怡 少华 念慈 亦凡 书婷 振宇 慧敏 晨曦 知夏 景行 云舒 乐瑶 星辰'.split(
    ' ',
  );
const ENGLISH = [
  'Emma Clarke',
  'Oliver Bennett',
  'Sofia Rossi',
  'Daniel Kim',
  'Hannah Weber',
  'James O’Neill',
  'Priya Nair',
  'Lucas Martin',
];
const CITIES = '上海 北京 杭州 苏州 深圳 广州 成都 南京 武汉 西安 厦门 宁波 长沙 青岛 重庆 无锡'.split(' ');
const COMPANIES = ['拾光民宿', '半日咖啡', '青禾幼儿园', '远洋会展', '云起酒店管理'];

/** Of 100 customers; what the plan of the sample data says. */
const TIERS: [Tier, number][] = [
  ['standard', 70],
  ['silver', 18],
  ['gold', 9],
  ['vip', 3],
];
const KNOWN = 150;

/** Those who also have something open on the day the demo is filled. */
const TODAY: Record<string, { name: string; tier: Tier; city: string; language?: 'en'; company?: string }> = {
  song: { name: '宋致远', tier: 'vip', city: '深圳', company: '云起酒店管理' },
  he: { name: '何雨桐', tier: 'silver', city: '南京' },
  chen: { name: '陈思远', tier: 'gold', city: '杭州' },
  clarke: { name: 'Emma Clarke', tier: 'standard', city: '上海', language: 'en' },
  wang: { name: '王海燕', tier: 'gold', city: '宁波' },
  tang: { name: '唐子轩', tier: 'silver', city: '成都' },
  luo: { name: '罗佳怡', tier: 'standard', city: '武汉' },
  xu: { name: '徐若彤', tier: 'gold', city: '厦门' },
  guo: { name: '郭立新', tier: 'standard', city: '西安' },
  zheng: { name: '郑春燕', tier: 'standard', city: '青岛' },
  fu: { name: '傅婉清', tier: 'vip', city: '上海' },
  lv: { name: '吕志强', tier: 'standard', city: '长沙' },
  ma: { name: '马晓梅', tier: 'silver', city: '重庆' },
};

/** Who looks after which key account. */
export const owners: Record<string, StaffKey> = { vip: 'agent3', song: 'agent1', fu: 'agent6' };

/** Everybody the demo shop knows, by key; always the same people. */
export const people: ReadonlyMap<string, Shopper> = everybody();

function everybody(): Map<string, Shopper> {
  const all = new Map<string, Shopper>(Object.entries(shoppers));
  const taken = new Set([...all.values(), ...Object.values(TODAY)].map(({ name }) => name));
  const random = new Random('people');
  let number = 20_000;
  for (const [key, { name, tier, city, language = 'zh-CN', company }] of Object.entries(TODAY))
    all.set(key, shopper((number += random.whole(3, 90)), { name, tier, city, language, company }, random));
  for (let index = 0; index < KNOWN; index++) {
    const english = ENGLISH[index];
    const name = english ?? unused(taken, random);
    const tier = random.weighted(TIERS);
    const company = !english && random.chance(0.1) ? random.pick(COMPANIES) : undefined;
    const about = { name, tier, city: random.pick(CITIES), company };
    if (taken.has(name) && english) continue;
    taken.add(name);
    const language = english ? ('en' as const) : ('zh-CN' as const);
    all.set(`known-${index}`, shopper((number += random.whole(3, 90)), { ...about, language }, random));
  }
  return all;
}

function unused(taken: Set<string>, random: Random): string {
  for (;;) {
    const name = random.pick(SURNAMES) + random.pick(GIVEN);
    if (!taken.has(name)) return name;
  }
}

function shopper(
  number: number,
  about: { name: string; tier: Tier; city: string; language: 'zh-CN' | 'en'; company?: string | undefined },
  random: Random,
): Shopper {
  const { name, tier, city, language, company } = about;
  const [fewest, most] = { standard: [1, 4], silver: [3, 8], gold: [6, 16], vip: [12, 40] }[tier] as [
    number,
    number,
  ];
  const orders = random.whole(fewest, most);
  const spent = orders * random.whole(110, 320);
  return {
    sub: `HJ100${number}`,
    name,
    tier,
    email: `hj${number}@mail.example`,
    phone: `100000${number}`,
    language,
    attributes: {
      city,
      orders: String(orders),
      spent: `¥${spent.toLocaleString('en-US')}`,
      points: String(Math.round(spent * 0.6)),
      recent: `HJ-${random.whole(70_100, 82_300)}`,
      ...(company ? { company } : {}),
    },
  };
}

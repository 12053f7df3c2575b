import { text, type Text } from './catalog/types';

/** The three people one can browse the shop as. */
export type ShopperId = 'new' | 'silver' | 'vip';

/** A demo shopper. `tier` is the word of the membership levels. */
export interface Shopper {
  id: ShopperId;
  name: Text;
  tier: 'normal' | 'silver' | 'vip';
  about: Text;
}

export const shoppers: Shopper[] = [
  {
    id: 'new',
    name: text('周嘉宁', 'Jianing Zhou'),
    tier: 'normal',
    about: text('新会员，还没有订单', 'New member, no orders yet'),
  },
  {
    id: 'silver',
    name: text('沈念', 'Nian Shen'),
    tier: 'silver',
    about: text('银卡会员，3 个订单', 'Silver member, 3 orders'),
  },
  {
    id: 'vip',
    name: text('顾明远', 'Mingyuan Gu'),
    tier: 'vip',
    about: text('VIP 会员，5 个订单', 'VIP member, 5 orders'),
  },
];

/** The shopper of an id, or undefined. */
export const shopperById = (id: unknown): Shopper | undefined => shoppers.find((each) => each.id === id);

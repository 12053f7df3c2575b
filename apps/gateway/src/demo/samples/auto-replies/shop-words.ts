import type { ShippedReplies } from '@yingda/automation';

/** Words of the trade that mean the same wherever replies listen. */
export const SYNONYMS: ShippedReplies['synonyms'] = [
  { words: ['退货', '退掉', '退回'] },
  { words: ['快递', '包裹', '快件'] },
  { words: ['优惠券', '优惠卷', '优惠劵'] },
  { words: ['发票', '开票'] },
  { words: ['parcel', 'package'] },
  { words: ['coupon', 'voucher'] },
];

const everywhere = { inboxId: null, language: null };

/** What the demo shop promises. */
export const VARIABLES: ShippedReplies['variables'] = [
  { name: 'return_days', ...everywhere, value: '7' },
  { name: 'refund_days', ...everywhere, value: '3' },
];

/** What conversations of the demo shop are about: two levels, after the categories of its canned responses. */
export const topics = [
  {
    zh: '售前咨询',
    en: 'Pre-sale advice',
    below: {
      advice: ['推荐与选购', 'Advice and choice'],
      details: ['规格与使用', 'Details and use'],
      stock: ['库存与到货', 'Stock and restock'],
      price: ['价格与活动', 'Price and promotions'],
      bulk: ['批量采购', 'Bulk purchase'],
      gift: ['送礼与包装', 'Gifts and wrapping'],
    },
  },
  {
    zh: '订单与物流',
    en: 'Orders and delivery',
    below: {
      'where-is-it': ['查询物流', 'Where is my parcel'],
      late: ['物流延误', 'Late delivery'],
      address: ['修改地址', 'Change of address'],
      cancel: ['取消订单', 'Cancelled order'],
      lost: ['丢件少件', 'Lost or incomplete'],
      dispatch: ['催发货', 'Dispatch'],
    },
  },
  {
    zh: '退换货与退款',
    en: 'Returns and refunds',
    below: {
      return: ['申请退货', 'Return'],
      exchange: ['申请换货', 'Exchange'],
      refund: ['退款进度', 'Refund progress'],
      'price-protection': ['价格保护', 'Price protection'],
    },
  },
  {
    zh: '产品质量',
    en: 'Product quality',
    below: {
      faulty: ['功能故障', 'Does not work'],
      broken: ['破损瑕疵', 'Damaged or flawed'],
      care: ['养护与维修', 'Care and repair'],
      safety: ['安全问题', 'Safety'],
    },
  },
  {
    zh: '发票',
    en: 'Invoices',
    below: {
      invoice: ['开具发票', 'Issue an invoice'],
      'invoice-fix': ['发票有误', 'Wrong invoice'],
    },
  },
  {
    zh: '会员与积分',
    en: 'Membership and points',
    below: {
      points: ['积分查询与兑换', 'Points'],
      level: ['会员等级', 'Member level'],
    },
  },
  {
    zh: '投诉与建议',
    en: 'Complaints and suggestions',
    below: {
      attitude: ['服务态度', 'Service attitude'],
      suggestion: ['意见建议', 'Suggestion'],
      praise: ['表扬', 'Praise'],
    },
  },
  {
    zh: '其他',
    en: 'Other',
    below: { other: ['其他', 'Other'] },
  },
] as const satisfies readonly {
  zh: string;
  en: string;
  below: Readonly<Record<string, readonly [string, string]>>;
}[];

type Below = (typeof topics)[number]['below'];
/** The second level, by code. */
export type TopicCode = Below extends infer Each
  ? Each extends unknown
    ? keyof Each & string
    : never
  : never;

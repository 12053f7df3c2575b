import type { StaffKey, TeamKey } from './staff';

/** A canned response in one or both languages. */
export interface OwnText {
  shortcut: string;
  category: string | null;
  zh: { title: string; body: string };
  en?: { title: string; body: string };
}

/** Canned responses of one team. */
export const teamTexts: Record<TeamKey, OwnText[]> = {
  'pre-sale': [
    {
      shortcut: 'size',
      category: '售前咨询',
      zh: {
        title: '四件套尺寸',
        body: '水洗亚麻四件套是 1.5 到 1.8 米床通用：被套 200 × 230 厘米，床单 245 × 250 厘米。您家的床是多宽的？我帮您核对一下。',
      },
      en: {
        title: 'Bedding sizes',
        body: 'The linen set fits beds of 1.5 to 1.8 m: cover 200 × 230 cm, sheet 245 × 250 cm. How wide is your bed? I’ll check it for you.',
      },
    },
    {
      shortcut: 'bulk',
      category: '售前咨询',
      zh: {
        title: '团购说明',
        body: '十件以上可以走团购，满五十件九折，可加印贺卡。请告诉我数量、到货日期和开票抬头，我当天给您报价。',
      },
      en: {
        title: 'Bulk orders',
        body: 'From ten pieces we can quote for you, 10 % off from fifty, with a printed card if you like. Tell me how many, by when, and the invoice title; you’ll have the quote today.',
      },
    },
    {
      shortcut: 'giftbox',
      category: '售前咨询',
      zh: {
        title: '礼盒包装',
        body: '礼盒包装 12 元，含手写卡片（30 字以内），价格单不会放进包裹里。需要的话把卡片内容发给我就好。',
      },
    },
  ],
  'after-sale': [
    {
      shortcut: 'pickup',
      category: '退换货与退款',
      zh: {
        title: '上门取件',
        body: '已为您约了上门取件，快递员取件前会电话联系。请把商品和配件放回原包装，面单不用自己填。',
      },
      en: {
        title: 'Pick-up arranged',
        body: 'A courier will collect it from your door and call beforehand. Please put the item and its parts back in the box; there is no label to fill in.',
      },
    },
    {
      shortcut: 'photo',
      category: '产品质量',
      zh: {
        title: '需要的照片',
        body: '麻烦您拍三张照片：商品整体、有问题的地方、外箱面单。收到后我马上登记，24 小时内给您答复。',
      },
      en: {
        title: 'Photos we need',
        body: 'Could you send three photos: the whole item, the fault, and the label on the box? I’ll register it at once and answer within 24 hours.',
      },
    },
    {
      shortcut: 'descale',
      category: '产品质量',
      zh: {
        title: '水壶除垢',
        body: '壶里出现白色水垢是正常的：加水到最高线，放一小包柠檬酸，长按“除垢”三秒，煮开后静置二十分钟倒掉，再清水煮一次。',
      },
    },
  ],
};

/** Canned responses that agents keep for themselves. */
export const personalTexts: { owner: StaffKey; text: OwnText }[] = [
  {
    owner: 'agent1',
    text: {
      shortcut: 'me',
      category: null,
      zh: { title: '我的开场白', body: '您好，我是悦悦，今天由我来帮您～您想看哪一款，或者遇到了什么问题？' },
      en: {
        title: 'My opening',
        body: 'Hi, I’m Yueyue and I’ll be helping you today. What are you looking at?',
      },
    },
  },
  {
    owner: 'agent1',
    text: {
      shortcut: 'lamp',
      category: null,
      zh: {
        title: '台灯怎么调光',
        body: '轻触底座开关，按住不放就是无级调光，松手停在当前亮度；连点两下切换色温，下次开灯会记住。',
      },
    },
  },
  {
    owner: 'agent4',
    text: {
      shortcut: 'me',
      category: null,
      zh: { title: '我的开场白', body: '您好，我是售后家豪。您先别着急，把订单号发我，我这就帮您看。' },
    },
  },
];

import { goodById } from '../samples/goods';
import type { InboxKey } from '../samples/inboxes';
import type { ShopperId } from '../samples/shoppers';
import type { StaffKey } from '../samples/staff';
import type { Story } from '../samples/stories';
import { shown } from '../samples/today';
import type { Deed } from '../stage/episode';

/** A conversation of one of the demo's shoppers about what they ordered; the orders stand in the storefront. */
export interface OwnStory {
  shopper: ShopperId;
  daysAgo: number;
  /** Minutes after midnight. */
  minute: number;
  inbox: InboxKey;
  /** Minutes since the opening. */
  moves: [minute: number, deed: Deed][];
}

const say = (minute: number, text: string): [number, Deed] => [minute, { do: 'say', by: 'customer', text }];
const answer = (minute: number, by: StaffKey, text: string): [number, Deed] => [
  minute,
  { do: 'say', by, text },
];
const assign = (minute: number, to: StaffKey): [number, Deed] => [minute, { do: 'assign', to }];
const show = (minute: number, id: string): [number, Deed] => [
  minute,
  { do: 'show', by: 'customer', product: shown(goodById(id).id) },
];
const close = (minute: number, by: StaffKey, what: [Story['topic'], string]): [number, Deed] => [
  minute,
  { do: 'close', by, topic: what[0], resolved: 'yes', summary: what[1] },
];
const rate = (minute: number, score: number, comment?: string): [number, Deed] => [
  minute,
  { do: 'rate', score, resolved: 'yes', ...(comment ? { comment } : {}) },
];

export const ownStories: OwnStory[] = [
  {
    shopper: 'silver',
    daysAgo: 1,
    minute: 20 * 60 + 12,
    inbox: 'demo-shop',
    moves: [
      say(0.2, '水壶发货了吗？订单 HJ-82347'),
      assign(0.6, 'agent2'),
      answer(1.2, 'agent2', '您好，昨天晚上已经发出了，运单 SD 4410 2936 771，预计后天到苏州。'),
      say(2.1, '好的，谢谢'),
      answer(2.6, 'agent2', '不客气，新壶先煮两次清水倒掉再用哦。'),
      close(4, 'agent2', ['where-is-it', 'HJ-82347 已发出，预计后天到。']),
      rate(5.5, 5),
    ],
  },
  {
    shopper: 'silver',
    daysAgo: 29,
    minute: 11 * 60 + 40,
    inbox: 'demo-shop-hours',
    moves: [
      say(0.2, '小夜灯收到一周，充满电走过去也不亮'),
      say(0.5, '订单 HJ-79120'),
      assign(1.3, 'agent4'),
      answer(2.2, 'agent4', '沈女士您好，您把底部开关拨到“感应”那一档试一下，出厂默认是关的。'),
      say(5.8, '拨了，还是不亮'),
      answer(6.9, 'agent4', '那应该是感应头坏了，五十九块的小东西不折腾您寄回，今天直接补发一个原木的。'),
      say(7.7, '可以可以，辛苦了'),
      close(9, 'agent4', ['faulty', '小夜灯感应失灵，补发一个，旧的不用寄回。']),
      rate(12, 5, '没让我寄回去，省事'),
    ],
  },
  {
    shopper: 'vip',
    daysAgo: 4,
    minute: 10 * 60 + 5,
    inbox: 'demo-shop-hours',
    moves: [
      say(0.2, '茶具收到了，四套里有一个杯子有磕口'),
      assign(0.4, 'agent6'),
      answer(0.9, 'agent6', '顾先生您好，抱歉让您收到有瑕疵的，青釉的对吗？今天就给您补发一只。'),
      say(1.8, '青釉。会所周六要用，来得及吗'),
      answer(2.5, 'agent6', '来得及，走航空，周四前到上海。我周四上午看一次轨迹，有变化先打给您。'),
      say(3, '好'),
      close(5, 'agent6', ['broken', '茶具一只杯子有磕口，航空补发，周四前到，HJ-81988。']),
      rate(30, 5),
    ],
  },
  {
    shopper: 'vip',
    daysAgo: 19,
    minute: 15 * 60 + 32,
    inbox: 'demo-shop-hours',
    moves: [
      say(0.2, '枕头太硬了，两个都退吧，HJ-80231'),
      assign(0.5, 'agent6'),
      answer(1, 'agent6', '顾先生您好，荞麦枕确实偏硬。退货已提交，快递员明天上午十点上门取，费用我们出。'),
      say(2.2, '退款走原路？'),
      answer(2.8, 'agent6', '对，仓库收到当天提交，318 元原路退回，三个工作日内到账。'),
      say(3.4, '行'),
      close(5, 'agent6', ['return', '荞麦枕两个偏硬退货，上门取件，退 318 元。']),
      rate(9, 4),
    ],
  },
  {
    shopper: 'vip',
    daysAgo: 2,
    minute: 21 * 60 + 3,
    inbox: 'demo-shop',
    moves: [
      show(0.1, 'pendant'),
      say(0.4, '这个吊灯配两盏折臂台灯放书房，色温统一吗'),
      assign(0.6, 'agent3'),
      answer(
        1.3,
        'agent3',
        '顾先生您好，吊灯是 3000 K 暖光，台灯可以在 2700 到 5000 K 之间调，调到 3000 K 就一致了。',
      ),
      say(2.4, '台灯能记住吗'),
      answer(3, 'agent3', '能，关了再开还是上次的亮度和色温。'),
      say(3.6, '明天下单'),
      answer(4.1, 'agent3', '好的，吊灯需要预约师傅安装的话，备注一下就行，VIP 免安装费。'),
      close(6, 'agent3', ['details', '书房灯具色温搭配，客户次日下单。']),
    ],
  },
];

import type { Resolved } from '@yingda/contracts/names';
import type { Deed, ShownProduct } from '../stage/episode';
import { goodById } from './goods';
import type { InboxKey } from './inboxes';
import type { StaffKey } from './staff';
import type { TopicCode } from './topics';

/** Something that was done or said, by minutes before now. */
export type Ago = [minutesAgo: number, deed: Deed];

/** A conversation of today. */
export interface TodayScene {
  key: string;
  /** Key of a person; null: a visitor nobody knows. */
  person: string | null;
  inbox: InboxKey;
  /** Minutes ago. */
  opened: number;
  moves: Ago[];
  unread?: number;
  /** A note about the shopper that stays beyond the conversation. */
  remark?: { by: StaffKey; text: string };
  /** The shopper was blocked afterwards. */
  blocked?: { by: StaffKey; reason: string; days: number };
}

const c = (ago: number, text: string): Ago => [ago, { do: 'say', by: 'customer', text }];
const a = (ago: number, by: StaffKey, text: string): Ago => [ago, { do: 'say', by, text }];
const assign = (ago: number, to: StaffKey): Ago => [ago, { do: 'assign', to }];
const visit = (ago: number, path: string, title: string): Ago => [
  ago,
  { do: 'visit', page: { path, title } },
];
const show = (ago: number, id: string): Ago => [ago, { do: 'show', by: 'customer', product: shown(id) }];
const close = (ago: number, by: StaffKey, what: [TopicCode, Resolved, string]): Ago => {
  const [topic, resolved, summary] = what;
  return [ago, { do: 'close', by, topic, resolved, summary }];
};
const rate = (ago: number, score: number, comment?: string): Ago => [
  ago,
  { do: 'rate', score, resolved: score > 3 ? 'yes' : 'partly', ...(comment ? { comment } : {}) },
];
const page = (id: string): [string, string] => [`/products/${id}`, `${goodById(id).title[0]} · 禾间生活`];

/** A product as the storefront's page hands it to the chat. */
export function shown(id: string): ShownProduct {
  const { title, price } = goodById(id);
  return { id, title: title[0], price: `¥${price}` };
}

const SHOP: InboxKey = 'demo-shop';
const SERVICE: InboxKey = 'demo-shop-hours';

/** What has happened and goes on today: queues, agents' desks, what is closed. Newest last. */
export const todayScenes: TodayScene[] = [
  // Closed today.
  {
    key: 'closed-kettle',
    person: 'ma',
    inbox: SHOP,
    opened: 268,
    moves: [
      visit(268, ...page('kettle')),
      show(267.9, 'kettle'),
      c(267.6, '这个水壶能一直保温在 40 度吗？家里有三个月的宝宝'),
      assign(267.2, 'agent1'),
      a(266.9, 'agent1', '您好，可以的～有 40、55、70、85 四档，最长能保 8 小时，冲奶用 40 那档就好。'),
      a(266.5, 'agent1', '夜里可以开静音模式，按键不响，不会吵醒宝宝。'),
      c(265.4, '太好了，那我下单云白色'),
      a(264.8, 'agent1', '好的，21 点前付款明天就发。第一次用先烧两壶清水倒掉哦。'),
      c(264.1, '谢谢！'),
      close(262, 'agent1', ['details', 'yes', '确认恒温水壶可保温 40 度夜间冲奶，客户下单云白色。']),
      rate(258, 5, '回复很快，讲得清楚'),
    ],
  },
  {
    key: 'closed-refund',
    person: 'lv',
    inbox: SERVICE,
    opened: 231,
    moves: [
      c(231, '枕头退了四天了，钱怎么还没到'),
      assign(229.6, 'agent4'),
      a(228.9, 'agent4', '您好，我查一下，请稍等。'),
      a(
        227.2,
        'agent4',
        '查到了：退货前天下午签收，当天已经提交退款 159 元，原路退回到您的银行卡，一般三到五个工作日，最晚周三到。',
      ),
      c(226, '那周三没到怎么办'),
      a(225.3, 'agent4', '周三下班前我主动看一次，没到账我去银行那边催，您不用再来问。'),
      c(224.5, '行'),
      close(223, 'agent4', ['refund', 'partly', '退款已提交银行，承诺周三跟进到账情况。']),
      rate(215, 4),
    ],
  },
  {
    key: 'closed-blanket',
    person: null,
    inbox: SHOP,
    opened: 176,
    moves: [
      visit(176, ...page('blanket')),
      c(175.6, '松绿色的毯子什么时候补货？'),
      assign(175.1, 'agent2'),
      a(174.6, 'agent2', '您好，松绿这批预计下周四到仓，到货后两天内能发。'),
      a(174.2, 'agent2', '需要的话留一个手机或邮箱，到货我通知您；急用的话焦糖和浅灰都有现货。'),
      c(172.9, '那我等松绿，邮箱 qing@mail.example'),
      a(172.2, 'agent2', '登记好了，到货当天给您发邮件。'),
      close(170.5, 'agent2', ['stock', 'yes', '松绿盖毯下周四到仓，已登记邮箱到货提醒。']),
    ],
  },
  {
    key: 'closed-cup',
    person: 'guo',
    inbox: SERVICE,
    opened: 149,
    moves: [
      c(149, '茶具收到了，有一个杯子是碎的，气死'),
      c(148.7, '送人的！'),
      assign(147.8, 'agent5'),
      a(146.9, 'agent5', '非常抱歉，送人的东西碎了换谁都着急。您先别拼，方便拍一张照片吗？'),
      c(144.8, '拍了，订单 HJ-82266'),
      a(143.5, 'agent5', '看到了，今天就给您补发一只青釉杯子，走加急，后天到，碎的不用寄回。'),
      c(142.6, '后天要送出去了，能保证吗'),
      a(
        141.2,
        'agent5',
        '我和仓库确认过，下午四点的车，后天中午前能到。我明早再看一次轨迹，有变化先打给您。',
      ),
      c(140.4, '好吧'),
      close(138.5, 'agent5', ['broken', 'yes', '茶具到货碎一杯，已加急补发，明早核对轨迹。']),
      rate(131, 3, '东西碎了还是影响心情，处理得还行'),
    ],
  },
  {
    key: 'left-invoice',
    person: 'zheng',
    inbox: SHOP,
    opened: 118,
    moves: [
      c(118, '我要开发票'),
      assign(117.4, 'agent1'),
      a(116.8, 'agent1', '您好，可以的。麻烦发一下订单号、抬头和邮箱，公司抬头还要税号。'),
      c(114.9, '个人，HJ-82190，郑春燕，cy@mail.example'),
      a(114.1, 'agent1', '收到，电子发票一到两个工作日发到这个邮箱。'),
      [112.6, { do: 'leave' }],
    ],
  },
  {
    key: 'abandoned',
    person: null,
    inbox: SHOP,
    opened: 96,
    moves: [
      visit(96, ...page('diffuser')),
      c(95.7, '香薰机有货吗'),
      c(93.9, '？'),
      [90.7, { do: 'abandon' }],
    ],
  },
  {
    key: 'closed-abuse',
    person: null,
    inbox: SHOP,
    opened: 91,
    blocked: { by: 'manager', reason: '反复辱骂客服，提醒两次无效', days: 7 },
    moves: [
      c(91, '骗子店，你们全家都是骗子'),
      assign(90.3, 'agent2'),
      a(89.6, 'agent2', '您好，我是书瑶。遇到什么问题了？有订单号的话发我，我马上查。'),
      c(89.1, '查你个头，废物'),
      a(88.2, 'agent2', '您有不满我理解，请不要辱骂。您说一下具体的事情，我一定帮您处理。'),
      c(87.8, '就骂你怎么了'),
      [
        87.1,
        {
          do: 'note',
          by: 'agent2',
          text: '@陈敏 没有订单，连续三天换着进来骂，已提醒两次，申请封禁。',
          mentions: ['manager'],
        },
      ],
      close(86, 'agent2', ['other', 'no', '无具体诉求，持续辱骂，已申请封禁。']),
    ],
  },
  {
    key: 'closed-english',
    person: null,
    inbox: SHOP,
    opened: 84,
    moves: [
      visit(84, '/?lang=en', 'Hejian Living'),
      c(83.8, 'Hi! Do you ship to Hong Kong?'),
      assign(83.2, 'agent3'),
      a(82.5, 'agent3', 'Hello! We do: it takes five to seven days and costs ¥48 below ¥500, nothing above.'),
      c(81.4, 'Perfect, and duties?'),
      a(80.7, 'agent3', 'None for household goods like ours.'),
      c(80.1, 'Great, thank you 😊'),
      close(78, 'agent3', [
        'where-is-it',
        'yes',
        'Shipping to Hong Kong: 5–7 days, ¥48 below ¥500, no duties.',
      ]),
      rate(77.2, 5),
    ],
  },
  // On agents' desks.
  {
    key: 'open-faulty',
    person: 'fu',
    inbox: SERVICE,
    opened: 71,
    unread: 1,
    remark: {
      by: 'supervisor',
      text: '台灯安全事件（10 月批次），检测结果出来前由我跟进，任何优惠都先问我。',
    },
    moves: [
      c(71, '台灯用了一周开始闪，还有一股焦味，这太危险了吧'),
      assign(70.4, 'agent4'),
      a(69.8, 'agent4', '傅女士您好，请您先拔掉插头放到一边，不要再通电。您和家人都没事吧？'),
      c(68.6, '人没事，吓了一跳，是给孩子写作业用的'),
      a(67.7, 'agent4', '那就好。这属于安全问题，我现在就升级给主管和品质部，十分钟内给您第一次答复。'),
      [
        67.1,
        { do: 'escalate', by: 'agent4', reason: '台灯通电一周后闪烁并有焦味，疑似电源安全问题，VIP 客户' },
      ],
      [
        65.9,
        {
          do: 'note',
          by: 'agent4',
          text: '@赵航 批次看序列号是 10 月那批，和上周那单像。我先按安全问题走，麻烦您联系品质部的国栋。',
          mentions: ['supervisor'],
        },
      ],
      [
        61.2,
        {
          do: 'note',
          by: 'supervisor',
          text: '已通知唐国栋，今天下午上门取样。先给客户换新并退一半货款，我批了。',
          mentions: ['agent4'],
        },
      ],
      a(
        59.5,
        'agent4',
        '主管已经批了：今天给您换发一盏新台灯（另一批次），并退还一半货款；旧灯下午有人上门取走检测，结果三天内告诉您。',
      ),
      c(12.4, '取件的人还没来，几点到？'),
    ],
  },
  {
    key: 'open-return',
    person: 'wang',
    inbox: SERVICE,
    opened: 55,
    moves: [
      c(55, '四件套颜色和图片差太多了，想退'),
      assign(54.1, 'agent4'),
      a(53.4, 'agent4', '您好，七天内不影响再次销售就可以退。订单号方便发一下吗？'),
      c(52.2, 'HJ-82301，还没洗过'),
      a(
        51,
        'agent4',
        '好的，已给您提交退货，上门取件约明天上午九点到十二点，面单不用填。取件前请把四件一起放回原包装。',
      ),
    ],
  },
  {
    key: 'open-late',
    person: 'ma',
    inbox: SERVICE,
    opened: 44,
    unread: 1,
    moves: [
      c(44, '快递三天没动了，到底寄到哪了 HJ-82233'),
      assign(42.6, 'agent5'),
      a(41.3, 'agent5', '您好，我看到包裹停在郑州转运中心，我现在联系承运商核实，半小时内回您。'),
      c(9.8, '半小时到了哦'),
    ],
  },
  {
    key: 'open-transferred',
    person: 'chen',
    inbox: SERVICE,
    opened: 38,
    unread: 1,
    moves: [
      c(38, '上次买的保温杯想换一个大一点的，你们有 700 毫升的吗'),
      assign(37.2, 'agent6'),
      a(36.4, 'agent6', '陈先生您好，换大容量属于重新选购，我请售前的同事给您推荐，前面说的不用再讲一遍。'),
      [
        35.8,
        {
          do: 'transfer',
          by: 'agent6',
          to: { agent: 'agent1' },
          note: '金卡客户，八月买过松绿 480ml，嫌小。没有质量问题，想要 700ml 左右、车里放得下的，帮忙看看有没有合适的，换购可补差价。',
        },
      ],
      a(
        34.6,
        'agent1',
        '陈先生您好，我是悦悦。目前最大的是 480ml，700ml 的十二月上新，杯底一样粗，车里杯架放得下。',
      ),
      a(34.1, 'agent1', '您想先登记上新提醒，还是看看别的？'),
      c(6.3, '登记吧，到时候旧的能换购吗'),
    ],
  },
  {
    key: 'open-lunch-box',
    person: 'he',
    inbox: SHOP,
    opened: 33,
    unread: 1,
    moves: [
      visit(33.2, ...page('lunch-box')),
      show(33, 'lunch-box'),
      c(32.7, '这个便当盒可以直接进微波炉吗？'),
      assign(32.1, 'agent1'),
      a(31.4, 'agent1', '您好，取下木盖就可以，盒身和内盖都能进微波炉，三分钟以内。'),
      c(8.6, '洗碗机呢？还有米白色有货吗，想买两个'),
    ],
  },
  {
    key: 'open-pendant',
    person: null,
    inbox: SHOP,
    opened: 29,
    moves: [
      visit(29.4, ...page('pendant')),
      c(29, '餐厅层高两米六，圆吊灯挂着会不会太低'),
      assign(28.5, 'agent1'),
      a(27.8, 'agent1', '您好，吊线可以调 30 到 120 厘米。您的餐桌多高？我帮您算一下。'),
      c(26.9, '桌子 75'),
      [
        26.2,
        {
          do: 'note',
          by: 'agent1',
          text: '@许知行 层高 2.6、桌高 0.75，线收到 60 厘米对吗？灯罩 45 厘米直径的。',
          mentions: ['agent3'],
        },
      ],
      [
        24.9,
        {
          do: 'note',
          by: 'agent3',
          text: '对，灯底离桌面 70 左右最舒服，60 厘米没问题。@林悦',
          mentions: ['agent1'],
        },
      ],
      a(24.2, 'agent1', '算好了：吊线收到 60 厘米，灯底离桌面大约 70 厘米，坐着不刺眼，站起来也不碰头。'),
      a(23.8, 'agent1', '您可以量一下吊顶的位置，拍张照片给我看看更稳妥。'),
    ],
  },
  {
    key: 'open-english',
    person: 'clarke',
    inbox: SHOP,
    opened: 26,
    moves: [
      visit(26.3, '/products/tea-set?lang=en', 'Loop-handle tea set for two · Hejian Living'),
      c(26, 'Hello, I’d like the celadon tea set as a wedding present. Can you gift-wrap it?'),
      assign(25.3, 'agent1'),
      a(
        24.6,
        'agent1',
        'Hi Emma! Yes, the gift box is ¥12 with a handwritten card of up to 30 words, and no price slip goes into the parcel.',
      ),
      c(23.1, 'Lovely. It has to be in Shanghai by Friday.'),
      a(
        22.4,
        'agent1',
        'Ordered by 21:00 today it leaves tomorrow and arrives on Thursday. What should the card say?',
      ),
    ],
  },
  {
    key: 'open-bulk',
    person: 'song',
    inbox: SHOP,
    opened: 17,
    unread: 2,
    remark: {
      by: 'supervisor',
      text: '云起酒店采购负责人，五月和十一月各有一批礼品单。报价单发邮件，抬头用集团总部的。',
    },
    moves: [
      visit(17.5, ...page('tea-set')),
      c(17, '你们好，年会想订 60 套提梁茶具做礼品，能开专票吗？'),
      assign(16.6, 'agent1'),
      a(
        16.1,
        'agent1',
        '宋先生您好！60 套可以按团购九折，196 元一套，开增值税专用发票没有问题，可以加印贵司的贺卡。',
      ),
      a(15.7, 'agent1', '请问希望什么时候到货？青釉和乌金要不要混搭？'),
      c(2.4, '12 月 18 号前到深圳，各 30 套'),
      c(1.6, '报价单今天能给吗？下午要过会'),
    ],
  },
  {
    key: 'open-choice',
    person: null,
    inbox: SHOP,
    opened: 15,
    unread: 1,
    moves: [
      visit(15.3, ...page('pillow')),
      c(15, '荞麦枕和普通枕头比，真的对颈椎好吗'),
      assign(14.2, 'agent2'),
      a(
        13.6,
        'agent2',
        '您好，荞麦壳能贴着脖子的弧度，高度也能自己加减；不过它偏硬，喜欢软枕的人要适应一周左右。',
      ),
      c(4.1, '偏硬的话我怕睡不惯，能退吗'),
    ],
  },
  // Waiting: nobody is signed in before somebody signs in.
  {
    key: 'waiting-exchange',
    person: 'xu',
    inbox: SERVICE,
    opened: 11.5,
    moves: [
      c(11.5, '毛巾颜色发错了，我要的水蓝，来的是藕粉'),
      c(10.9, '订单 HJ-82318，还没拆塑封，能换吗？'),
    ],
  },
  {
    key: 'waiting-stock',
    person: 'tang',
    inbox: SHOP,
    opened: 7.5,
    moves: [visit(7.9, ...page('kettle')), show(7.5, 'kettle'), c(7.2, '墨灰色还会补货吗？等了两周了')],
  },
  {
    key: 'waiting-gift',
    person: 'luo',
    inbox: SHOP,
    opened: 3.5,
    moves: [
      visit(3.8, '/?category=lighting', '灯具 · 禾间生活'),
      c(3.5, '在吗'),
      c(3.2, '想给刚搬家的朋友买个礼物，三百左右，有什么推荐'),
    ],
  },
];
